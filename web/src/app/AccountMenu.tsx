import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Bell, Database, LogOut, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Me, readAllAgain } from '../shared/useMe';
import { query } from './client';
import classes from './Shell.module.css';
import { useActingFor } from './useActingFor';

const MYSELF = 'myself';

/** Who I am and whom I act for, always in sight; the way to what is mine, and out. */
export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { organisations, current } = useActingFor();
  const act = query.useMutation('put', '/api/v1/me/acting-for', { onSuccess: readAllAgain });
  // A new start of the pages: nothing of what was read stays in memory.
  const leave = query.useMutation('delete', '/api/v1/session', {
    onSuccess: () => {
      navigator.serviceWorker?.controller?.postMessage('forget');
      window.location.assign('/');
    },
  });
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
            <Menu.RadioGroup
              value={me.acting_for ?? MYSELF}
              onChange={(value) => act.mutate({ body: { organisation_id: value === MYSELF ? null : value } })}
            >
              <Menu.RadioItem value={MYSELF}>{t('account.myself')}</Menu.RadioItem>
              {organisations.map(({ organisation_id, name }) => (
                <Menu.RadioItem key={organisation_id} value={organisation_id}>
                  {name}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
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
