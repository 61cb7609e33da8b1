import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './registry.module.css';

/** The three lists of the register. */
export function SectionTabs() {
  const { t } = useTranslation('registry');
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      <Link to="/members" activeOptions={{ exact: true, includeSearch: false }} className={classes['tab']}>
        {t('tabs.organisations')}
      </Link>
      <Link to="/people" activeOptions={{ exact: true, includeSearch: false }} className={classes['tab']}>
        {t('tabs.people')}
      </Link>
      <Link to="/members/listed" className={classes['tab']}>
        {t('tabs.listed')}
      </Link>
    </nav>
  );
}
