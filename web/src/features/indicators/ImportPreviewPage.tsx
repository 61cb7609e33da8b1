import { Alert, Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { api, type Item, query, queryClient } from '../../app/client';
import { formatNumber } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { PAGED } from '../../shared/paged';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import classes from '../imports/imports.module.css';
import type { Value } from './observations';
import { useFigureWords } from './useFigureWords';
import { useIndicators } from './useFigures';

type Line = Item<'/api/v1/observation-imports/{import_id}/lines'>;

const ACTIONS = ['new', 'revised', 'unchanged', 'error'] as const;
const COLOURS = { new: 'teal', revised: 'blue', unchanged: 'gray', error: 'red' } as const;

/** What each line of a file would do; then all of them, or none. */
export function ImportPreviewPage({ importId }: { importId: string }) {
  const { t } = useFigureWords();
  const path = { path: { import_id: importId } };
  const { data } = query.useSuspenseQuery('get', '/api/v1/observation-imports/{import_id}', { params: path });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const counts = {
    new: data.new_count,
    revised: data.revised_count,
    unchanged: data.unchanged_count,
    error: data.fault_count,
  };
  const writes = data.new_count + data.revised_count;
  const committed = data.state === 'committed';

  const commit = async () => {
    setBusy(true);
    setError(undefined);
    const { data: next, error: failed } = await api.POST('/api/v1/observation-imports/{import_id}/commit', {
      params: path,
      body: { version: data.version },
    });
    setBusy(false);
    if (next) queryClient.setQueryData(['get', '/api/v1/observation-imports/{import_id}', { params: path }], next);
    else setError(failed);
    await refresh('/api/v1/observations');
  };
  return (
    <Page
      title={data.file_name}
      subtitle={t('import.lines', { count: data.line_count })}
      crumbs={[
        { to: '/staff/indicators', label: t('title') },
        { to: '/staff/indicators/import', label: t('import.title') },
      ]}
      width={1080}
    >
      {committed ? (
        <Alert variant="light" color="vallis" role="status" icon={<CircleCheck size={20} aria-hidden />}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {t('import.committed', { count: writes })}
            </Text>
            <ButtonLink size="compact-sm" to="/staff/indicators/queue">
              {t('measure.to_queue')}
            </ButtonLink>
          </Group>
        </Alert>
      ) : (
        counts.error > 0 && (
          <Alert variant="light" color="red" icon={<TriangleAlert size={20} aria-hidden />}>
            {t('import.blocked', { count: counts.error })}
          </Alert>
        )
      )}
      <ProblemAlert error={error} />
      {problemOf(error ?? {}).errors?.map((fault) => (
        <Text key={fault.detail} size="sm" c="var(--mantine-color-error)">
          {fault.detail}
        </Text>
      ))}
      <LinesOf importId={importId} counts={counts} />
      {!committed && (
        <Group>
          <Button loading={busy} disabled={counts.error > 0 || writes === 0} onClick={() => void commit()}>
            {t('import.commit', { count: writes })}
          </Button>
          <ButtonLink to="/staff/indicators/import" variant="default">
            {t('import.another')}
          </ButtonLink>
          {writes === 0 && counts.error === 0 && (
            <Text size="sm" c="dimmed">
              {t('import.nothing')}
            </Text>
          )}
        </Group>
      )}
    </Page>
  );
}

function LinesOf({ importId, counts }: { importId: string; counts: Record<(typeof ACTIONS)[number], number> }) {
  const { t } = useFigureWords();
  const [action, setAction] = useState<(typeof ACTIONS)[number]>();
  const lines = query.useInfiniteQuery(
    'get',
    '/api/v1/observation-imports/{import_id}/lines',
    { params: { path: { import_id: importId }, query: { action, limit: 100 } as never } },
    { ...PAGED, placeholderData: keepPreviousData },
  );
  const rows = lines.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="md">
      <div className={classes['counts']} role="group" aria-label={t('import.filter')}>
        {ACTIONS.map((one) => (
          <UnstyledButton
            key={one}
            className={classes['count']}
            aria-pressed={action === one}
            onClick={() => setAction(action === one ? undefined : one)}
          >
            <Text fz={22} fw={650} lh={1.1}>
              {formatNumber(counts[one])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`import.action.${one}`)}
            </Text>
          </UnstyledButton>
        ))}
      </div>
      {lines.isSuccess && rows.length === 0 && <Text size="sm">{t('import.no_lines')}</Text>}
      {rows.length > 0 && (
        <ul className={classes['lines']}>
          {rows.map((line) => (
            <LineItem key={line.line} line={line} />
          ))}
        </ul>
      )}
      {lines.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={lines.isFetchingNextPage}
          onClick={() => void lines.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function LineItem({ line }: { line: Line }) {
  const { t, nameOf, plainValue } = useFigureWords();
  const indicators = useIndicators();
  const indicator = indicators.find(({ code }) => code === line.form.indicator);
  const value = (line.form.value ?? null) as Value;
  const { unit_code, period, source_title, source_address } = line.form;
  return (
    <li>
      <Text size="sm" c="dimmed">
        {t('import.line', { number: line.line })}
      </Text>
      <div>
        <Badge
          variant="light"
          color={COLOURS[line.action]}
          c={`var(--state-${COLOURS[line.action]}, var(--mantine-color-text))`}
          tt="none"
        >
          {t(`import.does.${line.action}`)}
        </Badge>
      </div>
      <Stack gap={3} miw={0}>
        <Text size="sm">
          <strong>{nameOf(indicator) || line.form.indicator}</strong>
          {` · ${[unit_code, period].filter(Boolean).join(', ')}`}
        </Text>
        <Text size="sm" className={value === null ? undefined : 'value'}>
          {value === null
            ? `${t('absence.not_available')}: ${line.form.absence_reason ?? '–'}`
            : plainValue(indicator, value)}
        </Text>
        {(source_title ?? source_address) && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {source_title ?? source_address}
          </Text>
        )}
        {line.faults.map((fault) => (
          <Text key={fault.column + fault.what} size="sm" c="var(--mantine-color-error)">
            {fault.column && <strong>{`${fault.column}: `}</strong>}
            {fault.what}
          </Text>
        ))}
      </Stack>
    </li>
  );
}
