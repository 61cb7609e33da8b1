import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';
import { usePlaces } from './usePlaces';

/** On a phone, under the thumb: up to five places. */
export function PhoneBar() {
  const { t } = useTranslation();
  const places = usePlaces().filter((place) => place.onPhone);
  return (
    <nav className={classes['bar']} aria-label={t('nav.main')}>
      {places.slice(0, 5).map(({ key, to, icon: Icon }) => (
        <Link key={key} to={to} className={classes['slot']} activeOptions={{ exact: to === '/' }}>
          <Icon size={20} aria-hidden />
          <span>{t(`nav.${key}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
