import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shared/useMe';
import { CREATIONS } from './navigation';

/** What this reader may add; nothing for who may add nothing. */
export function CreateMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const creations = CREATIONS.filter(({ permission }) => me?.permissions.includes(permission));
  if (creations.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <span>
          <Button visibleFrom="md" leftSection={<Plus size={16} aria-hidden />} aria-haspopup="menu">
            {t('create.title')}
          </Button>
          <ActionIcon
            hiddenFrom="md"
            size={40}
            variant="subtle"
            color="gray"
            aria-label={t('create.title')}
            aria-haspopup="menu"
          >
            <Plus size={20} aria-hidden />
          </ActionIcon>
        </span>
      </Menu.Target>
      <Menu.Dropdown>
        {creations.map(({ key, to, icon: Icon }) => (
          <Menu.Item key={key} component={Link} to={to as string} leftSection={<Icon size={16} aria-hidden />}>
            {t(`create.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
