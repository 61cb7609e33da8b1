import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../registry/registry.module.css';

const TABS = [
  { key: 'memberships', to: '/staff/memberships' },
  { key: 'dues', to: '/staff/dues' },
  { key: 'renewals', to: '/staff/renewals' },
  { key: 'terms', to: '/staff/terms' },
] as const satisfies { key: string; to: LinkProps['to'] }[];

/** The staff's lists of memberships. */
export function MembershipTabs() {
  const { t } = useTranslation('membership');
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
