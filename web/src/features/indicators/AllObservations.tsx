import { Button, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { SourceNote } from '../../shared/Figure';
import { formatAgo } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { PAGED } from '../../shared/paged';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { SimpleTable } from '../membership/SimpleTable';
import { ConfidenceMark, OriginMark, StateMark } from './Marks';
import type { Indicator, Unit } from './observations';
import type { IndicatorsSearch } from './searches';
import { useFigureWords } from './useFigureWords';
import { unitQuery } from './useFigures';

interface Props {
  search: IndicatorsSearch;
  units: readonly Unit[];
  indicators: readonly Indicator[];
}

/** Every observation in any state, the latest change first: of one unit, the cluster where none is chosen. */
export function AllObservations({ search, units, indicators }: Props) {
  const { t, nameOf, periodOf, shownValue, sourceOf, unitNameOf } = useFigureWords();
  const unit = units.find(({ code }) => code === search.unit) ?? units[0];
  const { origin } = search;
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/observations',
    {
      params: {
        query: {
          ...(unit ? unitQuery(unit) : {}),
          state: [search.state ?? 'any'],
          sort: '-updated_at',
          limit: 50,
          ...(search.indicator ? { indicator: [search.indicator] } : {}),
          ...(origin && origin !== 'missing' ? { origin: [origin] } : {}),
          ...(search.confidence ? { confidence: [search.confidence] } : {}),
          ...(search.period ? { period: [search.period] } : {}),
        },
      },
    },
    { ...PAGED, placeholderData: keepPreviousData },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const of = (code: string) => indicators.find((one) => one.code === code);
  return (
    <>
      <Text size="sm" c="dimmed" aria-live="polite">
        {list.data && `${unit?.name ?? ''}: ${t('all.count', { count: list.data.pages[0]?.total ?? rows.length })}`}
      </Text>
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Slow>
          <Lines count={8} height={44} />
        </Slow>
      )}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon={Gauge} title={t('standing.none')}>
          {t('standing.none_why')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <SimpleTable
          label={t('view.all')}
          rows={rows}
          idOf={({ observation_id }) => observation_id}
          nameOf={(row) => nameOf(of(row.indicator))}
          columns={[
            {
              key: 'indicator',
              label: t('column.indicator'),
              show: (row) => (
                <div>
                  <AnchorLink
                    to="/staff/indicators/observations/$observationId"
                    params={{ observationId: row.observation_id }}
                    size="sm"
                    fw={600}
                    c="var(--mantine-color-text)"
                  >
                    {nameOf(of(row.indicator)) || row.indicator}
                  </AnchorLink>
                  <Text size="xs" c="dimmed">
                    {`${row.indicator} · ${unitNameOf(row)}`}
                  </Text>
                </div>
              ),
            },
            { key: 'value', label: t('column.value'), show: (row) => shownValue(of(row.indicator), row) },
            { key: 'period', label: t('column.period'), show: periodOf },
            { key: 'origin', label: t('column.origin'), show: (row) => <OriginMark origin={row.origin} /> },
            { key: 'state', label: t('column.state'), show: (row) => <StateMark state={row.state} /> },
            {
              key: 'confidence',
              label: t('column.confidence'),
              show: (row) => <ConfidenceMark confidence={row.confidence} />,
            },
            { key: 'source', label: t('column.source'), show: (row) => <SourceNote source={sourceOf(row)} /> },
            { key: 'changed', label: t('column.changed'), show: (row) => formatAgo(row.updated_at) },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
