import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';
import { usePlaces } from './usePlaces';

const MoreDrawer = lazy(() => import('./MoreDrawer').then((file) => ({ default: file.MoreDrawer })));

/** On a phone, under the thumb: four places, and the rest behind the fifth. */
export function PhoneBar() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const places = usePlaces().filter((place) => place.onPhone);
  return (
    <nav className={classes['bar']} aria-label={t('nav.main')}>
      {places.slice(0, 4).map(({ key, to, icon: Icon }) => (
        <Link key={key} to={to} className={classes['slot']} activeOptions={{ exact: to === '/' }}>
          <Icon size={20} aria-hidden />
          <span>{t(`nav.${key}`)}</span>
        </Link>
      ))}
      <button type="button" className={classes['slot']} onClick={open} aria-haspopup="dialog">
        <Ellipsis size={20} aria-hidden />
        <span>{t('nav.more')}</span>
      </button>
      <Suspense>{opened && <MoreDrawer close={close} />}</Suspense>
    </nav>
  );
}
