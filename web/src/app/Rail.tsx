import { Divider, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Place } from './navigation';
import classes from './Shell.module.css';
import { usePlaces } from './usePlaces';

/** The left rail: places for everybody, below a line those of who runs the cluster, below another its figures. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const places = usePlaces();
  return (
    <Stack gap={2}>
      {places.filter((place) => !place.staff && !place.insights).map(placeLink)}
      {groupOf('staff')}
      {groupOf('insights')}
    </Stack>
  );

  function groupOf(group: 'staff' | 'insights') {
    const own = places.filter((place) => place[group]);
    if (own.length === 0) return null;
    return (
      <>
        <Divider my="sm" />
        <Text size="xs" fw={600} c="dimmed" px={12} pb={4}>
          {t(`nav.${group}`)}
        </Text>
        {own.map(placeLink)}
      </>
    );
  }

  function placeLink({ key, to, icon: Icon }: Place) {
    return (
      <Link key={key} to={to} className={classes['place']} activeOptions={{ exact: to === '/' }} onClick={onGo}>
        <Icon size={18} aria-hidden />
        {t(`nav.${key}`)}
      </Link>
    );
  }
}
