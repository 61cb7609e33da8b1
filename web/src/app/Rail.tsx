import { Divider, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Place } from './navigation';
import classes from './Shell.module.css';
import { usePlaces } from './usePlaces';

/** The left rail: places for everybody, and below a line those of who runs the cluster. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const places = usePlaces();
  const staff = places.filter((place) => place.staff);
  return (
    <Stack gap={2}>
      {places.filter((place) => !place.staff).map(placeLink)}
      {staff.length > 0 && (
        <>
          <Divider my="sm" />
          <Text size="xs" fw={600} c="dimmed" px={12} pb={4}>
            {t('nav.staff')}
          </Text>
          {staff.map(placeLink)}
        </>
      )}
    </Stack>
  );

  function placeLink({ key, to, icon: Icon }: Place) {
    return (
      <Link key={key} to={to} className={classes['place']} activeOptions={{ exact: to === '/' }} onClick={onGo}>
        <Icon size={18} aria-hidden />
        {t(`nav.${key}`)}
      </Link>
    );
  }
}
