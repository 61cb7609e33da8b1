import { Tabs } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Bell, Database, KeyRound, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';

const TABS = [
  ['/settings', 'security', ShieldCheck],
  ['/settings/notifications', 'notifications', Bell],
  ['/settings/tokens', 'tokens', KeyRound],
  ['/settings/data', 'data', Database],
] as const;

/** What is mine: each part is a place of its own. */
export function SettingsLayout() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname.replace(/\/$/, '') });
  return (
    <Page title={t('settings.title')} width={760}>
      <Tabs value={path} onChange={(to) => void navigate({ to: to as '/settings' })} keepMounted={false}>
        <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          {TABS.map(([to, key, Icon]) => (
            <Tabs.Tab key={to} value={to} leftSection={<Icon size={16} aria-hidden />}>
              {t(`settings.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={path}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
