import { Anchor, Button, Group, Menu, Select, Stack, Text } from '@mantine/core';
import { ChevronDown, Receipt } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatDate, formatMoney } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { useMay } from '../../shared/useMe';
import { BulkDialog } from '../registry/BulkDialog';
import { today } from '../registry/OrganisationActions';
import { useCluster } from '../registry/words';
import { canMove, type Dues, DuesDialog } from './DuesDialog';
import { SimpleTable } from './SimpleTable';
import { StateBadge } from './StateBadge';
import { MembershipTabs } from './Tabs';
import { DUES_STATES, type DuesSearch } from './searches';
import { useInWords } from './useInWords';

/** What members owe, owed and paid. */
export function DuesPage({ search, onSearch }: { search: DuesSearch; onSearch: (search: DuesSearch) => void }) {
  const { t } = useTranslation('membership');
  const inWords = useInWords();
  const may = useMay('manage_members');
  const cluster = useCluster();
  const [open, setOpen] = useState<Dues>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const [shown, setShown] = useState(200);
  const { data, error, refetch, isSuccess } = query.useQuery('get', '/api/v1/clusters/{cluster_id}/dues', {
    params: { path: { cluster_id: cluster?.cluster_id ?? '' }, query: { state: search.state } as never },
  });
  const rows = [...(data?.items ?? [])].sort((a, b) => b.due_on.localeCompare(a.due_on));
  const chosen = rows.filter(({ dues_id }) => selected.has(dues_id));
  const columns = [
    {
      key: 'organisation',
      label: t('column.organisation'),
      show: (row: Dues) => (
        <AnchorLink
          to="/organisations/$organisationId"
          params={{ organisationId: row.organisation_id }}
          size="sm"
          fw={600}
        >
          {row.organisation_name}
        </AnchorLink>
      ),
    },
    {
      key: 'period',
      label: t('column.period'),
      show: (row: Dues) => (
        <Anchor component="button" size="sm" onClick={() => setOpen(row)}>
          {inWords.period(row)}
        </Anchor>
      ),
    },
    { key: 'state', label: t('column.state'), show: (row: Dues) => <StateBadge of="dues" state={row.state} /> },
    { key: 'due', label: t('column.due'), show: (row: Dues) => formatDate(row.due_on) },
    {
      key: 'amount',
      label: t('column.amount'),
      number: true,
      show: (row: Dues) => formatMoney(row.amount_minor, row.currency_code),
    },
    {
      key: 'paid',
      label: t('column.paid'),
      number: true,
      show: (row: Dues) => formatMoney(row.paid_minor, row.currency_code),
    },
  ];
  return (
    <Page title={t('dues.title')} subtitle={t('dues.subtitle')}>
      <MembershipTabs />
      <Reminders />
      <Group justify="space-between">
        <Group gap="sm">
          <Select
            aria-label={t('column.state')}
            placeholder={t('dues.any_state')}
            w={210}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            data={DUES_STATES.map((state) => ({ value: state, label: t(`dues_state.${state}`) }))}
            value={search.state ?? null}
            onChange={(state) => onSearch({ state: state ?? undefined })}
          />
          <Text size="sm" c="dimmed" aria-live="polite">
            {data && t('dues.count', { count: rows.length })}
          </Text>
        </Group>
        {chosen.length > 0 && (
          <Menu shadow="md" position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" rightSection={<ChevronDown size={15} aria-hidden />}>
                {t('dues.bulk', { count: chosen.length })}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setSending(true)}>{t('dues_move.sent')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {isSuccess && rows.length === 0 && (
        <EmptyState icon={Receipt} title={t('dues.none')}>
          {t('dues.none_why')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <SimpleTable
          label={t('dues.title')}
          rows={rows.slice(0, shown)}
          idOf={({ dues_id }) => dues_id}
          nameOf={(row) => `${row.organisation_name}, ${inWords.period(row)}`}
          columns={columns}
          selected={may ? selected : undefined}
          onSelect={setSelected}
        />
      )}
      {rows.length > shown && (
        <Button variant="default" mx="auto" onClick={() => setShown(shown + 200)}>
          {t('queue.more')}
        </Button>
      )}
      {open && <DuesDialog dues={open} may={may} onClose={() => setOpen(undefined)} />}
      {sending && (
        <BulkDialog
          title={t('dues_move.sent')}
          rows={chosen}
          nameOf={(row) => `${row.organisation_name}, ${inWords.period(row)}`}
          effectOf={(row) =>
            canMove(row, 'sent')
              ? { does: t('dues.will_send', { amount: formatMoney(row.amount_minor, row.currency_code) }) }
              : { skips: t(`dues_state.${row.state}`) }
          }
          work={async (row) => {
            const { error } = await api.PUT('/api/v1/memberships/{membership_id}/dues/{dues_id}/state', {
              params: {
                path: { membership_id: row.membership_id, dues_id: row.dues_id },
                header: ifMatch(row.version),
              },
              body: { state: 'sent', on: today(), reason: '' },
            });
            if (error) throw error as unknown as Error;
          }}
          onClose={(changed) => {
            setSending(false);
            if (!changed) return;
            setSelected(new Set());
            void refresh('/api/v1/clusters', '/api/v1/memberships');
          }}
        />
      )}
    </Page>
  );
}

/** Whom to remind, the longest overdue first. */
function Reminders() {
  const { t } = useTranslation('membership');
  const cluster = useCluster();
  const [all, setAll] = useState(false);
  const { data } = query.useQuery('get', '/api/v1/clusters/{cluster_id}/membership-reminders', {
    params: { path: { cluster_id: cluster?.cluster_id ?? '' } },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label={t('reminders.title')}>
      <Stack gap="xs">
        <Text fw={600}>{t('reminders.count', { count: data.items.length })}</Text>
        <SimpleTable
          label={t('reminders.title')}
          rows={data.items.slice(0, all ? undefined : 5)}
          idOf={({ dues_id }) => dues_id}
          nameOf={({ payer_name }) => payer_name}
          columns={[
            {
              key: 'payer',
              label: t('reminders.payer'),
              show: (row) => (
                <AnchorLink to="/organisations/$organisationId" params={{ organisationId: row.payer_id }} size="sm">
                  {row.payer_name}
                </AnchorLink>
              ),
            },
            { key: 'state', label: t('column.state'), show: (row) => <StateBadge of="dues" state={row.state} /> },
            {
              key: 'due',
              label: t('column.due'),
              show: (row) =>
                `${formatDate(row.due_on)} · ${
                  row.days_left < 0
                    ? t('reminders.late', { count: -row.days_left })
                    : t('reminders.left', { count: row.days_left })
                }`,
            },
            {
              key: 'open',
              label: t('reminders.open'),
              number: true,
              show: (row) => formatMoney(row.open_minor, row.currency_code),
            },
          ]}
        />
        {data.items.length > 5 && !all && (
          <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setAll(true)}>
            {t('dues.show_all', { count: data.items.length })}
          </Button>
        )}
      </Stack>
    </section>
  );
}
