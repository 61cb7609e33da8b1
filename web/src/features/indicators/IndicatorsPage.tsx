import { Group, SegmentedControl, Select } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { useMay } from '../../shared/useMe';
import { AllObservations } from './AllObservations';
import { FiguresExport } from './FiguresExport';
import { IndicatorTabs } from './IndicatorTabs';
import { PeriodFilter } from './PeriodFilter';
import { CONFIDENCES, type IndicatorsSearch, ORIGINS, STATES } from './searches';
import { StandingTable } from './StandingTable';
import { useFigureWords } from './useFigureWords';
import { useIndicators, useUnits } from './useFigures';

interface Props {
  search: IndicatorsSearch;
  onSearch: (search: IndicatorsSearch) => void;
}

/** What is known of the cluster and its countries, by indicator, and where it comes from. */
export function IndicatorsPage({ search, onSearch }: Props) {
  const { t, blockOf, nameOf } = useFigureWords();
  const edits = useMay('edit_benchmark');
  const indicators = useIndicators();
  const { units } = useUnits();
  const all = search.view === 'all';
  const blocks = new Map(indicators.map((one) => [one.block, blockOf(one)]));
  const change = (part: Partial<IndicatorsSearch>) => onSearch({ ...search, ...part });
  const choice = (key: 'unit' | 'block' | 'indicator' | 'origin' | 'state' | 'confidence', data: Choice[], w = 160) => (
    <Select
      aria-label={t(`filter.${key}`)}
      placeholder={t(`filter.${key}`)}
      w={w}
      clearable
      searchable={key === 'indicator'}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      data={data}
      value={search[key] ?? null}
      onChange={(value) => change({ [key]: value ?? undefined })}
    />
  );
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      action={
        edits && (
          <ButtonLink to="/staff/indicators/declare" leftSection={<PenLine size={16} aria-hidden />}>
            {t('declare.open')}
          </ButtonLink>
        )
      }
    >
      <IndicatorTabs />
      <Group gap="sm" className="no-print">
        <SegmentedControl
          aria-label={t('view.label')}
          value={all ? 'all' : 'standing'}
          onChange={(view) => change({ view: view === 'all' ? 'all' : undefined, origin: undefined })}
          data={[
            { value: 'standing', label: t('view.standing') },
            { value: 'all', label: t('view.all') },
          ]}
        />
        {units.length > 1 &&
          choice(
            'unit',
            units.map(({ code, name }) => ({ value: code, label: name })),
            205,
          )}
        {!all &&
          choice(
            'block',
            [...blocks].map(([value, label]) => ({ value, label })),
          )}
        {all &&
          choice(
            'indicator',
            indicators.map((one) => ({ value: one.code, label: `${one.code} ${nameOf(one)}` })),
            250,
          )}
        {choice(
          'origin',
          [...ORIGINS, ...(all ? [] : (['missing'] as const))].map((value) => ({ value, label: t(`origin.${value}`) })),
          140,
        )}
        {all &&
          choice(
            'state',
            STATES.map((value) => ({ value, label: t(`state.${value}`) })),
            160,
          )}
        {all &&
          choice(
            'confidence',
            CONFIDENCES.map((value) => ({ value, label: t(`confidence.${value}`) })),
            160,
          )}
        <PeriodFilter key={search.period ?? ''} period={search.period} onChange={(period) => change({ period })} />
        <FiguresExport search={search} units={units} />
      </Group>
      {all ? (
        <AllObservations search={search} units={units} indicators={indicators} />
      ) : (
        <StandingTable search={search} units={units} indicators={indicators} />
      )}
    </Page>
  );
}

interface Choice {
  value: string;
  label: string;
}
