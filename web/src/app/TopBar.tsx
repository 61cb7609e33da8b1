import { Group, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LookMenu } from './LookMenu';

export function TopBar() {
  const { t } = useTranslation();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <UnstyledButton component={Link} to="/" fw={700} fz="lg">
        <Group gap={10} wrap="nowrap">
          <img src="/icon.svg" alt="" width={28} height={28} />
          {t('name')}
        </Group>
      </UnstyledButton>
      <LookMenu />
    </Group>
  );
}
