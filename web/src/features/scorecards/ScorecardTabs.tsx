import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../registry/registry.module.css';

const TABS = [
  { key: 'versions', to: '/staff/scorecards' },
  { key: 'compare', to: '/staff/scorecards/compare' },
  { key: 'studies', to: '/staff/scorecards/studies' },
] as const satisfies { key: string; to: LinkProps['to'] }[];

export function ScorecardTabs() {
  const { t } = useTranslation('scorecards');
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      {TABS.map(({ key, to }) => (
        <Link key={key} to={to} activeOptions={{ exact: true, includeSearch: false }} className={classes['tab']}>
          {t(`tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
