import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Bell, Check, Database, LogOut, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Me, readAllAgain } from '../shared/useMe';
import { query } from './client';
import classes from './Shell.module.css';
import { useActingFor } from './useActingFor';

/** Who I am and whom I act for, always in sight; the way to what is mine, and out. */
export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { organisations, current } = useActingFor();
  const act = query.useMutation('put', '/api/v1/me/acting-for', { onSuccess: readAllAgain });
  const leave = query.useMutation('delete', '/api/v1/session', {
    onSuccess: async () => {
      client.clear();
      await navigate({ to: '/' });
      await readAllAgain();
    },
  });
  const actFor = (organisation_id: string | null) => act.mutate({ body: { organisation_id } });
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes['account']} aria-label={t('account.menu', { name: me.name })}>
          <Avatar name={me.name} size={32} color="vallis" radius="xl" variant="filled" />
          <span className={classes['who']}>
            <span>{me.name}</span>
            {current && <span>{t('account.for', { name: current.name })}</span>}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '6px 12px 10px' }}>
          <Text size="sm" fw={600}>
            {me.name}
          </Text>
          <Text size="xs" c="dimmed">
            {me.email}
          </Text>
        </div>
        {organisations.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('account.acting_for')}</Menu.Label>
            {[{ organisation_id: null, name: t('account.myself') }, ...organisations].map((one) => (
              <Menu.Item
                key={one.organisation_id}
                role="menuitemradio"
                aria-checked={(me.acting_for ?? null) === one.organisation_id}
                rightSection={(me.acting_for ?? null) === one.organisation_id && <Check size={16} aria-hidden />}
                onClick={() => actFor(one.organisation_id)}
              >
                {one.name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Item component={Link} to="/notices" leftSection={<Bell size={16} aria-hidden />}>
          {t('bell.title')}
        </Menu.Item>
        <Menu.Item component={Link} to="/settings" leftSection={<Settings size={16} aria-hidden />}>
          {t('account.settings')}
        </Menu.Item>
        <Menu.Item component={Link} to="/settings/data" leftSection={<Database size={16} aria-hidden />}>
          {t('account.my_data')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => leave.mutate({})}>
          {t('account.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
