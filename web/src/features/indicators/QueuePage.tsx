import { Button, Checkbox, Group, SegmentedControl, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { Page } from '../../shared/Page';
import { PAGED } from '../../shared/paged';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { useMe } from '../../shared/useMe';
import { useRowKeys } from '../../shared/useRowKeys';
import classes from './figures.module.css';
import { IndicatorTabs } from './IndicatorTabs';
import { cellOf, isOwn } from './observations';
import { QueueItem } from './QueueItem';
import type { QueueSearch } from './searches';
import { StepsDialog } from './StepsDialog';
import { useFigureWords } from './useFigureWords';
import { useIndicators, useObservationsOf, useUnits } from './useFigures';

/** What waits for a second pair of eyes: the value beside its evidence and beside what stands now. */
export function QueuePage({ search, onSearch }: { search: QueueSearch; onSearch: (search: QueueSearch) => void }) {
  const { t } = useFigureWords();
  const me = useMe();
  const indicators = useIndicators();
  const { units } = useUnits();
  const standing = useObservationsOf(units).data?.filter(({ state }) => state === 'published') ?? [];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [several, setSeveral] = useState(false);
  const which = search.step ?? 'check';
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/observations',
    {
      params: {
        query: {
          state: which === 'check' ? ['proposed'] : which === 'publish' ? ['checked'] : ['proposed', 'checked'],
          sort: 'updated_at',
          limit: 100,
        },
      },
    },
    { ...PAGED, placeholderData: keepPreviousData, staleTime: 0 },
  );
  useRowKeys();
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = found.filter((one) => (which === 'mine' ? isOwn(one, me?.account_id) : true));
  const able = rows.filter((one) => !isOwn(one, me?.account_id));
  const chosen = able.filter(({ observation_id }) => selected.has(observation_id));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  return (
    <Page title={t('queue.title')} subtitle={t('queue.subtitle')} width={1080}>
      <IndicatorTabs />
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('queue.which')}
          value={which}
          onChange={(step) => {
            setSelected(new Set());
            onSearch({ step: step === 'check' ? undefined : step });
          }}
          data={(['check', 'publish', 'mine'] as const).map((value) => ({ value, label: t(`queue.${value}`) }))}
        />
        {which !== 'mine' && able.length > 1 && (
          <Group gap="md">
            <Checkbox
              label={t('queue.all', { count: able.length })}
              checked={chosen.length === able.length}
              indeterminate={chosen.length > 0 && chosen.length < able.length}
              onChange={() =>
                setSelected(
                  chosen.length === able.length ? new Set() : new Set(able.map(({ observation_id }) => observation_id)),
                )
              }
            />
            <Button size="sm" disabled={chosen.length === 0} onClick={() => setSeveral(true)}>
              {t(`queue.several_${which}`, { count: chosen.length })}
            </Button>
          </Group>
        )}
      </Group>
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Slow>
          <Lines count={4} height={120} />
        </Slow>
      )}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon={CircleCheck} title={t(`queue.none_${which}`)}>
          {t('queue.none_why')}
        </EmptyState>
      )}
      {which === 'check' && rows.length > 0 && able.length < rows.length && (
        <Text size="sm" c="dimmed">
          {t('queue.own', { count: rows.length - able.length })}
        </Text>
      )}
      <ul className={classes['queue']}>
        {rows.map((one) => (
          <QueueItem
            key={`${one.observation_id}-${one.version}`}
            observation={one}
            indicator={indicators.find(({ code }) => code === one.indicator)}
            before={standing.find((other) => cellOf(other) === cellOf(one))}
            selected={which === 'mine' || able.length < 2 ? undefined : selected.has(one.observation_id)}
            onSelect={() => toggle(one.observation_id)}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {several && (
        <StepsDialog
          move={which === 'publish' ? 'publish' : 'check'}
          rows={chosen}
          indicators={indicators}
          standing={standing}
          onClose={(done) => {
            setSeveral(false);
            if (done) setSelected(new Set());
          }}
        />
      )}
    </Page>
  );
}
