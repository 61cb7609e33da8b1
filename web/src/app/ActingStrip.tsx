import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';
import { useActingFor } from './useActingFor';

/** Where the top bar has no room for it: whom I act for is always in sight. */
export function ActingStrip() {
  const { t } = useTranslation();
  const { current } = useActingFor();
  if (!current) return null;
  return <div className={classes['strip']}>{t('account.you_act_for', { name: current.name })}</div>;
}
