import { Badge } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { useMay } from '../../shared/useMe';
import classes from '../registry/registry.module.css';

const TABS = [
  { key: 'standing', to: '/staff/indicators' },
  { key: 'queue', to: '/staff/indicators/queue' },
  { key: 'measure', to: '/staff/indicators/measure', edits: true },
  { key: 'import', to: '/staff/indicators/import', edits: true },
] as const satisfies { key: string; to: LinkProps['to']; edits?: true }[];

/** What is done with figures: what stands, what waits, and the two ways by which many come at once. */
export function IndicatorTabs() {
  const { t } = useTranslation('indicators');
  const edits = useMay('edit_benchmark');
  const waiting = query.useQuery('get', '/api/v1/observations', {
    params: { query: { state: ['proposed', 'checked'], limit: 1 } },
  }).data?.total;
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      {TABS.filter((tab) => edits || !('edits' in tab)).map(({ key, to }) => (
        <Link key={key} to={to} activeOptions={{ exact: true, includeSearch: false }} className={classes['tab']}>
          {t(`tabs.${key}`)}
          {key === 'queue' && Boolean(waiting) && (
            <Badge
              component="span"
              size="sm"
              ml={8}
              variant="light"
              c="var(--mantine-color-vallis-light-color)"
              style={{ display: 'inline-flex', verticalAlign: 'middle' }}
            >
              {waiting}
            </Badge>
          )}
        </Link>
      ))}
    </nav>
  );
}
