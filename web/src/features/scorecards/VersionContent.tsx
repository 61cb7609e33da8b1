import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { SourceNote } from '../../shared/Figure';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';
import figures from '../indicators/figures.module.css';
import { OriginMark } from '../indicators/Marks';
import { SimpleTable } from '../membership/SimpleTable';
import { useCluster } from '../registry/words';
import { type Content, useContent } from './scorecards';
import type { VersionSearch } from './searches';
import { useTableWords } from './useTableWords';

interface Props {
  versionId: string;
  search: VersionSearch;
  onSearch: (search: VersionSearch) => void;
}

interface Cell {
  unit: Content['units'][number];
  indicator: Content['scorecard']['indicators'][number];
}

/** The table itself: all values of one cluster, or one indicator of all clusters, each with source and year. */
export function VersionContent({ versionId, search, onSearch }: Props) {
  const { t, say } = useTableWords();
  const own = useCluster()?.code;
  const { data: content, error } = useContent(versionId);
  if (error) return <ProblemAlert error={error} />;
  if (!content)
    return (
      <Slow>
        <Lines count={8} height={40} />
      </Slow>
    );
  const { indicators } = content.scorecard;
  const byIndicator = search.indicator !== undefined;
  const indicator = indicators.find(({ id }) => id === search.indicator) ?? indicators[0];
  const unit =
    content.units.find(({ id }) => id === search.unit) ??
    content.units.find(({ id }) => id === own) ??
    content.units[0];
  if (!indicator || !unit) return null;
  const cells: Cell[] = byIndicator
    ? content.units.map((one) => ({ unit: one, indicator }))
    : indicators.map((one) => ({ unit, indicator: one }));
  return (
    <Section title={t('content.title')} lead={t('content.lead')}>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('content.by')}
          value={byIndicator ? 'indicator' : 'unit'}
          onChange={(by) => onSearch(by === 'indicator' ? { indicator: indicator.id } : {})}
          data={(['unit', 'indicator'] as const).map((value) => ({ value, label: t(`content.by_${value}`) }))}
        />
        {byIndicator ? (
          <Select
            aria-label={t('content.indicator')}
            w={320}
            maw="100%"
            allowDeselect={false}
            searchable
            data={indicators.map(({ id, label }) => ({ value: id, label: `${id} ${say(label)}` }))}
            value={indicator.id}
            onChange={(next) => next && onSearch({ indicator: next })}
          />
        ) : (
          <Select
            aria-label={t('content.unit')}
            w={320}
            maw="100%"
            allowDeselect={false}
            searchable
            data={content.units.map(({ id, name }) => ({ value: id, label: name }))}
            value={unit.id}
            onChange={(next) => next && onSearch({ unit: next })}
          />
        )}
      </Group>
      <CellTable content={content} cells={cells} byIndicator={byIndicator} />
    </Section>
  );
}

function CellTable({ content, cells, byIndicator }: { content: Content; cells: Cell[]; byIndicator: boolean }) {
  const { t, say, cell } = useTableWords();
  const originOf = ({ unit, indicator }: Cell) => unit.origins[indicator.id];
  const isMissing = ({ unit, indicator }: Cell) => (unit.values[indicator.id] ?? null) === null;
  return (
    <SimpleTable
      label={t('content.title')}
      rows={cells}
      idOf={({ unit, indicator }) => `${unit.id}-${indicator.id}`}
      nameOf={({ unit, indicator }) => (byIndicator ? unit.name : say(indicator.label))}
      columns={[
        byIndicator
          ? { key: 'unit', label: t('column.unit'), show: ({ unit }) => <strong>{unit.name}</strong> }
          : {
              key: 'indicator',
              label: t('column.indicator'),
              show: ({ indicator }) => (
                <div>
                  <Text size="sm" fw={600}>
                    {say(indicator.label)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {indicator.id}
                  </Text>
                </div>
              ),
            },
        {
          key: 'value',
          label: t('column.value'),
          show: (one) => (
            <span className={isMissing(one) ? figures['missing'] : figures['value']}>
              {cell(content, one.indicator.id, one.unit.values[one.indicator.id])}
            </span>
          ),
        },
        { key: 'year', label: t('column.year'), show: (one) => originOf(one)?.as_of || '–' },
        {
          key: 'origin',
          label: t('column.origin'),
          show: (one) => <OriginMark origin={isMissing(one) ? 'missing' : originWord(originOf(one)?.origin)} />,
        },
        {
          key: 'source',
          label: t('column.source'),
          show: (one) => {
            const origin = originOf(one);
            if (!origin || origin.sources.length === 0) return '–';
            return origin.sources.map((code) => {
              const source = content.sources[code];
              return (
                <SourceNote
                  key={code}
                  source={{
                    name: source?.publisher || source?.title || code,
                    ...(origin.as_of ? { year: origin.as_of } : {}),
                    ...(source?.address ? { address: source.address } : {}),
                    note: [source?.publisher ? source.title : '', origin.note].filter(Boolean).join('. '),
                  }}
                />
              );
            });
          },
        },
      ]}
    />
  );
}

/** Tables of before origins were kept hold what the catalogue says. */
const originWord = (origin: string | undefined) =>
  origin === 'measured' || origin === 'declared' ? origin : 'imported';
