import { Stack, Text } from '@mantine/core';
import { Gauge } from 'lucide-react';
import { EmptyState } from '../../shared/EmptyState';
import { SourceNote } from '../../shared/Figure';
import { AnchorLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';
import { useMay } from '../../shared/useMe';
import { SimpleTable } from '../membership/SimpleTable';
import classes from './figures.module.css';
import { ConfidenceMark, OriginMark, StateMark } from './Marks';
import { type Indicator, originOf, sharesOf, type Standing, standings, type Unit } from './observations';
import type { IndicatorsSearch } from './searches';
import { SharesBar } from './SharesBar';
import { useFigureWords } from './useFigureWords';
import { useObservationsOf } from './useFigures';

interface Props {
  search: IndicatorsSearch;
  units: readonly Unit[];
  indicators: readonly Indicator[];
}

/** One row an indicator: what everybody sees, or that it is missing, and what waits to be checked. */
export function StandingTable({ search, units, indicators }: Props) {
  const words = useFigureWords();
  const { t, nameOf, blockOf, periodOf, sourceOf } = words;
  const edits = useMay('edit_benchmark');
  const observed = useObservationsOf(units, search.period);
  const rows = standings(
    indicators.filter(({ block }) => !search.block || block === search.block),
    units.filter(({ code }) => !search.unit || code === search.unit),
    observed.data ?? [],
  );
  const shown = rows.filter(({ published }) => !search.origin || originOf(published) === search.origin);
  if (observed.isPending && units.length > 0)
    return (
      <Slow>
        <Lines count={10} height={44} />
      </Slow>
    );
  if (observed.error) return <ProblemAlert error={observed.error} retry={() => void observed.refetch()} />;

  return (
    <Stack gap="lg">
      {rows.length > 0 && (
        <Section title={t('shares.title', { count: rows.length })} lead={t('shares.lead')}>
          <SharesBar shares={sharesOf(rows)} label={t('shares.title', { count: rows.length })} />
        </Section>
      )}
      {shown.length === 0 ? (
        <EmptyState icon={Gauge} title={t('standing.none')}>
          {t('standing.none_why')}
        </EmptyState>
      ) : (
        <SimpleTable
          label={t('title')}
          rows={shown}
          idOf={({ indicator, unit }) => `${indicator.code}-${unit.code}`}
          nameOf={({ indicator }) => nameOf(indicator)}
          columns={[
            {
              key: 'indicator',
              label: t('column.indicator'),
              show: ({ indicator, unit }) => (
                <div>
                  <AnchorLink
                    to="/staff/indicators/$code"
                    params={{ code: indicator.code }}
                    size="sm"
                    fw={600}
                    c="var(--mantine-color-text)"
                  >
                    {nameOf(indicator)}
                  </AnchorLink>
                  <Text size="xs" c="dimmed">
                    {`${indicator.code} · ${unit.kind === 'country' ? unit.name : blockOf(indicator)}`}
                  </Text>
                </div>
              ),
            },
            { key: 'value', label: t('column.value'), show: (row) => <Known row={row} edits={edits} /> },
            {
              key: 'period',
              label: t('column.period'),
              show: ({ published }) => (published ? periodOf(published) : '–'),
            },
            {
              key: 'origin',
              label: t('column.origin'),
              show: ({ published }) => <OriginMark origin={originOf(published)} />,
            },
            {
              key: 'state',
              label: t('column.state'),
              show: ({ published, waiting }) => (
                <Stack gap={4} align="start">
                  {published && <StateMark state="published" />}
                  {waiting.map((one) => (
                    <AnchorLink
                      key={one.observation_id}
                      to="/staff/indicators/observations/$observationId"
                      params={{ observationId: one.observation_id }}
                      underline="never"
                      aria-label={t('standing.open_waiting', {
                        state: t(`state.${one.state}`),
                        name: nameOf(indicatorOf(indicators, one.indicator)),
                        period: periodOf(one),
                      })}
                    >
                      <StateMark state={one.state} />
                    </AnchorLink>
                  ))}
                  {!published && waiting.length === 0 && '–'}
                </Stack>
              ),
            },
            {
              key: 'confidence',
              label: t('column.confidence'),
              show: ({ published }) =>
                published && !published.absence ? <ConfidenceMark confidence={published.confidence} /> : '–',
            },
            {
              key: 'source',
              label: t('column.source'),
              show: ({ published }) => (published ? <SourceNote source={sourceOf(published)} /> : '–'),
            },
          ]}
        />
      )}
    </Stack>
  );
}

const indicatorOf = (indicators: readonly Indicator[], code: string) => indicators.find((one) => one.code === code);

/** The value, a way to its history; or that it is missing, and the way to say it. */
function Known({ row: { indicator, unit, published }, edits }: { row: Standing; edits: boolean }) {
  const { t, nameOf, shownValue } = useFigureWords();
  return (
    <div>
      {published ? (
        <AnchorLink
          to="/staff/indicators/observations/$observationId"
          params={{ observationId: published.observation_id }}
          size="sm"
          className={published.absence ? classes['missing'] : classes['value']}
          c={published.absence ? 'dimmed' : 'var(--mantine-color-text)'}
        >
          {shownValue(indicator, published)}
        </AnchorLink>
      ) : (
        <Text span size="sm" className={classes['missing']}>
          {t('value.missing')}
        </Text>
      )}
      {edits && originOf(published) === 'missing' && (
        <AnchorLink
          to="/staff/indicators/declare"
          search={{ indicator: indicator.code, unit: unit.code }}
          size="sm"
          ml={10}
          underline="always"
          aria-label={t('declare.this', { name: nameOf(indicator) })}
        >
          {t('declare.short')}
        </AnchorLink>
      )}
    </div>
  );
}
