import { Drawer, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { usePlaces } from './usePlaces';

/** On a phone, under the thumb: four places, and the rest behind the fifth. */
export function PhoneBar() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const places = usePlaces().filter((place) => place.onPhone);
  return (
    <>
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
      </nav>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title={t('nav.main')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack onClick={close} pb="md">
          <Rail />
        </Stack>
      </Drawer>
    </>
  );
}
