import { Alert, Button, Group, List, Select, Stack, Text } from '@mantine/core';
import { CalendarSync, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Item, query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatDate, formatMoney } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { useMay } from '../../shared/useMe';
import { Panel } from '../registry/Panel';
import { useCluster } from '../registry/words';
import { SimpleTable } from './SimpleTable';
import { MembershipTabs } from './Tabs';
import type { RenewalsSearch } from './searches';
import { useInWords } from './useInWords';

type Renewal = Item<'/api/v1/clusters/{cluster_id}/renewals'>;

interface Props {
  search: RenewalsSearch;
  onSearch: (search: RenewalsSearch) => void;
}

/** The dues of a year before they are drawn up, and what today's date changes. */
export function RenewalsPage({ search, onSearch }: Props) {
  const { t } = useTranslation('membership');
  const may = useMay('manage_members');
  const cluster = useCluster();
  const now = new Date();
  // From October on one thinks of the next year.
  const period = search.period ?? String(now.getFullYear() + (now.getMonth() >= 9 ? 1 : 0));
  const path = { cluster_id: cluster?.cluster_id ?? '' };
  const { data, error } = query.useQuery('get', '/api/v1/clusters/{cluster_id}/renewals', {
    params: { path, query: { period } as never },
  });
  const run = query.useMutation('post', '/api/v1/clusters/{cluster_id}/renewals', {
    onSuccess: () => refresh('/api/v1/clusters', '/api/v1/memberships'),
  });
  const rows = data?.items ?? [];
  const due = rows.filter(({ dues_id, problem }) => !dues_id && !problem);
  const broken = rows.filter(({ problem }) => problem);
  const first = due.find(({ assessment }) => assessment)?.assessment;
  const sum = due.reduce((all, { assessment }) => all + (assessment?.amount_minor ?? 0), 0);
  const years = Array.from({ length: 4 }, (_, i) => String(now.getFullYear() - 1 + i));
  return (
    <Page title={t('renewals.title')} subtitle={t('renewals.subtitle')}>
      <MembershipTabs />
      <Changes />
      <Group justify="space-between">
        <Select
          label={t('renewals.year')}
          w={140}
          allowDeselect={false}
          data={years}
          value={period}
          onChange={(year) => onSearch({ period: year ?? undefined })}
        />
        {may && due.length > 0 && (
          <Button
            loading={run.isPending}
            onClick={() => run.mutate({ params: { path }, body: { period } })}
            style={{ alignSelf: 'end' }}
          >
            {t('renewals.go', { count: due.length })}
          </Button>
        )}
      </Group>
      <ProblemAlert error={error ?? run.error} />
      {run.isSuccess && (
        <Alert variant="light" icon={<CircleCheck size={18} aria-hidden />} role="status">
          {t('renewals.done', { count: run.data.items.filter(({ dues_id }) => dues_id).length })}
        </Alert>
      )}
      {data && (
        <Text size="sm" c="dimmed">
          {t('renewals.sum', { count: due.length, amount: first ? formatMoney(sum, first.currency_code) : '–' })}
          {broken.length > 0 && ` ${t('renewals.broken', { count: broken.length })}`}
        </Text>
      )}
      {data && rows.length === 0 && (
        <EmptyState icon={CalendarSync} title={t('renewals.none')}>
          {t('renewals.none_why')}
        </EmptyState>
      )}
      {rows.length > 0 && <Plan rows={[...broken, ...rows.filter(({ problem }) => !problem)]} />}
    </Page>
  );
}

function Plan({ rows }: { rows: Renewal[] }) {
  const { t } = useTranslation('membership');
  const inWords = useInWords();
  return (
    <SimpleTable
      label={t('renewals.title')}
      rows={rows}
      idOf={({ membership_id }) => membership_id}
      nameOf={({ organisation_name }) => organisation_name}
      columns={[
        {
          key: 'name',
          label: t('column.organisation'),
          show: (row) => (
            <Text size="sm" fw={600}>
              {row.organisation_name}
            </Text>
          ),
        },
        {
          key: 'why',
          label: t('renewals.why'),
          show: (row) =>
            row.problem ? (
              <Text size="sm" c="var(--mantine-color-error)">
                {row.problem}
              </Text>
            ) : (
              row.assessment?.reasoning.map(inWords.text).join(' ')
            ),
        },
        {
          key: 'due',
          label: t('column.due'),
          show: (row) => (row.dues_id ? t('renewals.there') : row.assessment && formatDate(row.assessment.due_on)),
        },
        {
          key: 'amount',
          label: t('column.amount'),
          number: true,
          show: (row) =>
            row.assessment &&
            (row.assessment.waived
              ? t('dues_state.waived')
              : formatMoney(row.assessment.amount_minor, row.assessment.currency_code)),
        },
      ]}
    />
  );
}

/** What today's date makes of memberships and dues, and a button that makes it so. The server does it each night. */
function Changes() {
  const { t } = useTranslation('membership');
  const may = useMay('manage_members');
  const cluster = useCluster();
  const path = { cluster_id: cluster?.cluster_id ?? '' };
  const { data } = query.useQuery('get', '/api/v1/clusters/{cluster_id}/membership-changes', { params: { path } });
  const run = query.useMutation('post', '/api/v1/clusters/{cluster_id}/membership-changes', {
    onSuccess: () => refresh('/api/v1/clusters', '/api/v1/memberships'),
  });
  if (!data || data.items.length === 0) return <ProblemAlert error={run.error} />;
  return (
    <Panel
      title={t('changes.title')}
      action={
        may && (
          <Button
            size="compact-sm"
            variant="light"
            loading={run.isPending}
            onClick={() => run.mutate({ params: { path } })}
          >
            {t('changes.go')}
          </Button>
        )
      }
    >
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('changes.why')}
        </Text>
        <List size="sm">
          {data.items.map((one) => (
            <List.Item key={one.membership_id}>
              <strong>{one.organisation_name}</strong>
              {one.overdue.length > 0 && ` – ${t('changes.overdue', { count: one.overdue.length })}`}
              {one.states.map((state) => ` – ${t(`membership_state.${state.state}`)}, ${formatDate(state.from_on)}`)}
            </List.Item>
          ))}
        </List>
        <ProblemAlert error={run.error} />
      </Stack>
    </Panel>
  );
}
