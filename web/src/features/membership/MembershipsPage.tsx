import { Button, Group, Menu, Select, Text, TextInput } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { ChevronDown, IdCard, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatDate } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { refresh } from '../../shared/refresh';
import { useMay } from '../../shared/useMe';
import { PAGED } from '../../shared/paged';
import { ExportMenu } from '../registry/ViewBar';
import { InheritanceCheck } from './InheritanceCheck';
import { BulkMembers, type MembershipBulk } from './BulkMembers';
import { SimpleTable } from './SimpleTable';
import { StateBadge } from './StateBadge';
import { MembershipTabs } from './Tabs';
import type { Membership } from './useMemberships';
import { MEMBERSHIP_STATES, type MembershipsSearch } from './searches';
import { useMembershipTypes } from './useMembershipTypes';

interface Props {
  search: MembershipsSearch;
  onSearch: (search: MembershipsSearch) => void;
}

export function MembershipsPage({ search, onSearch }: Props) {
  const { t } = useTranslation('membership');
  const may = useMay('manage_members');
  const { clusterId, types, nameOfCode } = useMembershipTypes();
  const [q, setQ] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<MembershipBulk>();
  const [checking, setChecking] = useState(false);
  const asked = { state: search.state, type_code: search.type, ...(search.state === 'ended' ? { ended: 'true' } : {}) };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/clusters/{cluster_id}/memberships',
    { params: { path: { cluster_id: clusterId }, query: { ...asked, limit: 200 } as never } },
    {
      ...PAGED,
      placeholderData: keepPreviousData,
    },
  );
  const rows = (list.data?.pages.flatMap(({ items }) => items) ?? []) as Membership[];
  const shown = rows.filter((row) => row.organisation_name.toLowerCase().includes(q.trim().toLowerCase()));
  const chosen = rows.filter(({ membership_id }) => selected.has(membership_id));
  return (
    <Page
      title={t('memberships.title')}
      subtitle={t('memberships.subtitle')}
      action={
        may && (
          <Button
            variant="default"
            leftSection={<ShieldAlert size={16} aria-hidden />}
            onClick={() => setChecking(true)}
          >
            {t('inherit.check')}
          </Button>
        )
      }
    >
      <MembershipTabs />
      <Group gap="sm">
        <TextInput
          type="search"
          flex="1 1 200px"
          aria-label={t('memberships.search')}
          placeholder={t('memberships.search')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Select
          aria-label={t('memberships.state')}
          placeholder={t('memberships.state')}
          w={190}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={MEMBERSHIP_STATES.map((state) => ({ value: state, label: t(`membership_state.${state}`) }))}
          value={search.state ?? null}
          onChange={(state) => onSearch({ ...search, state: state ?? undefined })}
        />
        <Select
          aria-label={t('type')}
          placeholder={t('type')}
          w={220}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={types.map(({ code }) => ({ value: code, label: nameOfCode(code) }))}
          value={search.type ?? null}
          onChange={(type) => onSearch({ ...search, type: type ?? undefined })}
        />
        <ExportMenu
          path={`/api/v1/clusters/${clusterId}/memberships/export`}
          asked={asked}
          formats={['csv', 'xlsx', 'json']}
        />
      </Group>
      <Group justify="space-between" mih={30}>
        <Text size="sm" c="dimmed" aria-live="polite">
          {list.data && t('memberships.count', { count: shown.length })}
          {list.hasNextPage && '+'}
        </Text>
        {chosen.length > 0 && (
          <Menu shadow="md" position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" rightSection={<ChevronDown size={15} aria-hidden />}>
                {t('memberships.bulk', { count: chosen.length })}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(['list', 'unlist', 'draw', 'suspend', 'resume'] as const).map((one) => (
                <Menu.Item key={one} onClick={() => setBulk(one)}>
                  {t(`memberships.do.${one}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Slow>
          <Lines count={8} height={44} />
        </Slow>
      )}
      {list.isSuccess && shown.length === 0 && (
        <EmptyState icon={IdCard} title={t('memberships.none')}>
          {t('memberships.none_why')}
        </EmptyState>
      )}
      {shown.length > 0 && (
        <SimpleTable
          label={t('memberships.title')}
          rows={shown}
          idOf={({ membership_id }) => membership_id}
          nameOf={({ organisation_name }) => organisation_name}
          selected={may ? selected : undefined}
          onSelect={setSelected}
          columns={[
            {
              key: 'name',
              label: t('column.organisation'),
              show: (row) => (
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
              key: 'state',
              label: t('column.state'),
              show: (row) => <StateBadge of="membership" state={row.state ?? 'ended'} />,
            },
            { key: 'type', label: t('type'), show: (row) => nameOfCode(row.type_code) },
            {
              key: 'since',
              label: t('column.since'),
              show: (row) => (row.joined_on ? formatDate(row.joined_on) : t('column.not_yet')),
            },
            { key: 'listed', label: t('column.listed'), show: (row) => (row.is_listed ? t('yes') : t('no')) },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('queue.more')}
        </Button>
      )}
      {bulk && (
        <BulkMembers
          action={bulk}
          rows={chosen}
          onClose={(changed) => {
            setBulk(undefined);
            if (!changed) return;
            setSelected(new Set());
            void refresh('/api/v1/clusters', '/api/v1/memberships');
          }}
        />
      )}
      {checking && <InheritanceCheck memberships={rows} onClose={() => setChecking(false)} />}
    </Page>
  );
}
