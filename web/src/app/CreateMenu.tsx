import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shared/useMe';
import { CREATIONS } from './navigation';
import classes from './Shell.module.css';

/** What this reader may add; nothing for who may add nothing. */
export function CreateMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const creations = CREATIONS.filter(({ permission }) => me?.permissions.includes(permission));
  if (creations.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <Button className={classes['create']} aria-label={t('create.title')} aria-haspopup="menu">
          <Plus size={18} aria-hidden />
          <span>{t('create.title')}</span>
        </Button>
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
