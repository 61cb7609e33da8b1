import { Alert, Button, Card, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Gauge } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, query } from '../../app/client';
import { formatNumber, formatShare } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { SimpleTable } from '../membership/SimpleTable';
import classes from './figures.module.css';
import { IndicatorTabs } from './IndicatorTabs';
import { StateMark } from './Marks';
import { PERIOD, type MeasureSearch } from './searches';
import { useFigureWords } from './useFigureWords';
import { useIndicators, useUnits } from './useFigures';
import type { Observation } from './observations';

interface Props {
  search: MeasureSearch;
  onSearch: (search: MeasureSearch) => void;
}

/** Asks the records for a period; what they say is proposed. */
export function MeasurePage({ search, onSearch }: Props) {
  const { t } = useFigureWords();
  const { clusterId } = useUnits();
  const [period, setPeriod] = useState(String(new Date().getFullYear()));
  const order = query.useMutation('post', '/api/v1/clusters/{cluster_id}/measurements', {
    onSuccess: ({ job_id }) => onSearch({ job: job_id }),
  });
  const fault = PERIOD.test(period.trim()) ? faultsOf(order.error ?? {})['period'] : t('measure.no_period');
  return (
    <Page title={t('measure.title')} subtitle={t('measure.subtitle')} width={980}>
      <IndicatorTabs />
      <Card withBorder p="lg">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (clusterId && PERIOD.test(period.trim()))
              order.mutate({ params: { path: { cluster_id: clusterId } }, body: { period: period.trim() } });
          }}
        >
          <Stack gap="md">
            <Group align="end" gap="sm">
              <TextInput
                label={t('measure.period')}
                w={200}
                value={period}
                onChange={(event) => setPeriod(event.currentTarget.value)}
                error={period.trim() ? fault : undefined}
              />
              <Button
                type="submit"
                loading={order.isPending}
                disabled={!clusterId || !PERIOD.test(period.trim())}
                leftSection={<Gauge size={16} aria-hidden />}
              >
                {t('measure.go')}
              </Button>
            </Group>
            <Text size="sm" c="dimmed" maw={640}>
              {t('measure.what')}
            </Text>
            {!faultsOf(order.error ?? {})['period'] && <ProblemAlert error={order.error} />}
          </Stack>
        </form>
      </Card>
      {clusterId && search.job && <Measurement key={search.job} clusterId={clusterId} jobId={search.job} />}
    </Page>
  );
}

interface Result {
  new_count: number;
  revised_count: number;
  unchanged_count: number;
  suppressed_count: number;
  absent_count: number;
  observations: string[];
}

/** How far it is; then what it found. */
function Measurement({ clusterId, jobId }: { clusterId: string; jobId: string }) {
  const { t } = useFigureWords();
  const job = query.useQuery(
    'get',
    '/api/v1/clusters/{cluster_id}/measurements/{job_id}',
    { params: { path: { cluster_id: clusterId, job_id: jobId } } },
    {
      refetchInterval: ({ state: { data } }) => (data && /queued|running/.test(data.state) ? 700 : false),
      staleTime: 0,
    },
  );
  const state = job.data?.state;
  const result = job.data?.result as Result | null | undefined;
  useEffect(() => {
    if (state === 'done') void refresh('/api/v1/observations');
  }, [state]);
  if (job.error) return <ProblemAlert error={job.error} />;
  if (!job.data) return null;
  if (state === 'queued' || state === 'running') {
    return (
      <Stack gap="xs" role="status">
        <Progress.Root size="lg">
          <Progress.Section
            value={100 * Math.max(job.data.done_share, 0.04)}
            animated
            aria-label={t('measure.running')}
          />
        </Progress.Root>
        <Text size="sm">{`${t('measure.running')} · ${formatShare(job.data.done_share)}`}</Text>
      </Stack>
    );
  }
  if (!result)
    return (
      <Alert color="red" variant="light" role="alert">
        {job.data.error || t('measure.failed')}
      </Alert>
    );
  return (
    <Stack gap="md">
      <Alert variant="light" color="vallis" role="status" icon={<CircleCheck size={20} aria-hidden />}>
        {t(result.new_count + result.revised_count > 0 ? 'measure.done' : 'measure.same', { period: job.data.period })}
      </Alert>
      <div className={classes['results']}>
        {(['new', 'revised', 'unchanged', 'suppressed', 'absent'] as const).map((what) => (
          <div key={what} className={classes['result']}>
            <Text fz={24} fw={650} lh={1.1}>
              {formatNumber(result[`${what}_count`])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`measure.${what}`)}
            </Text>
          </div>
        ))}
      </div>
      <Found ids={result.observations} />
      {result.new_count + result.revised_count > 0 && (
        <div>
          <ButtonLink to="/staff/indicators/queue">{t('measure.to_queue')}</ButtonLink>
        </div>
      )}
    </Stack>
  );
}

function Found({ ids }: { ids: readonly string[] }) {
  const { t, nameOf, shownValue, periodOf } = useFigureWords();
  const indicators = useIndicators();
  const found = useQuery({
    queryKey: ['get', '/api/v1/observations', 'measured', ids],
    enabled: ids.length > 0,
    queryFn: async ({ signal }) => {
      const all = await Promise.all(
        ids.map((observation_id) =>
          api.GET('/api/v1/observations/{observation_id}', { params: { path: { observation_id } }, signal }),
        ),
      );
      return all.flatMap(({ data }): Observation[] => (data ? [data] : []));
    },
  });
  const indicatorOf = (code: string) => indicators.find((one) => one.code === code);
  if (!found.data || found.data.length === 0) return null;
  return (
    <SimpleTable
      label={t('measure.found')}
      rows={found.data}
      idOf={({ observation_id }) => observation_id}
      nameOf={(row) => nameOf(indicatorOf(row.indicator))}
      columns={[
        {
          key: 'indicator',
          label: t('column.indicator'),
          show: (row) => `${row.indicator} ${nameOf(indicatorOf(row.indicator))}`,
        },
        { key: 'value', label: t('column.value'), show: (row) => shownValue(indicatorOf(row.indicator), row) },
        { key: 'period', label: t('column.period'), show: periodOf },
        { key: 'state', label: t('column.state'), show: (row) => <StateMark state={row.state} /> },
      ]}
    />
  );
}
