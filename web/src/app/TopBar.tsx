import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';

// Menus and the search weigh as much as React; the frame and the page do not wait for them.
const TopBarTools = lazy(() => import('./TopBarTools').then((file) => ({ default: file.TopBarTools })));

export function TopBar() {
  const { t } = useTranslation();
  return (
    <Group h="100%" px={{ base: 'sm', sm: 'md' }} gap="md" wrap="nowrap">
      <Link to="/" className={classes['brand']} aria-label={t('name')}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>{t('name')}</span>
      </Link>
      <Suspense>
        <TopBarTools />
      </Suspense>
    </Group>
  );
}
