import { Group, SegmentedControl, Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { formatNumber, formatShare } from '../../shared/format';
import { GroupLegend, groupNumbers } from './GroupLegend';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import { RankChart } from './RankChart';
import { SensitivityExhibit } from './SensitivityExhibit';
import type { RanksSearch } from './search';
import type { Unit } from './study';
import { useStudy } from './useStudy';
import { useWords } from './useWords';

const route = getRouteApi('/observatory/ranks');

/** All clusters in one order, and how sure each place is. */
export function RanksPage(): ReactElement {
  const { study } = useStudy();
  const words = useWords(study);
  const { t } = words;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<RanksSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const units = useMemo(() => inOrder(study.units, search), [study, search]);
  const widths = study.units
    .flatMap((u) => (u.interval ? [u.interval[1] - u.interval[0] + 1] : []))
    .sort((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)] ?? 0;
  const countries = [...new Set(study.units.flatMap((u) => u.countries))];
  return (
    <Page title={t('ranks.title')} subtitle={t('ranks.subtitle')}>
      <Group gap="sm" align="end" className="no-print">
        <Select
          label={t('map.group')}
          placeholder={t('map.any')}
          clearable
          value={search.group === undefined ? null : String(search.group)}
          onChange={(value) => change({ group: value === null ? undefined : Number(value) })}
          data={groupNumbers(study, 'found').map(({ number }) => ({
            value: String(number),
            label: words.group(number),
          }))}
          clearButtonProps={{ 'aria-label': t('map.clear') }}
        />
        <Select
          label={t('map.country')}
          placeholder={t('map.any')}
          clearable
          searchable
          value={search.country ?? null}
          onChange={(value) => change({ country: value ?? undefined })}
          data={countries
            .map((code) => ({ value: code, label: words.country(code) }))
            .sort((a, b) => a.label.localeCompare(b.label, words.language))}
          clearButtonProps={{ 'aria-label': t('map.clear') }}
        />
        <Select
          label={t('ranks.find')}
          placeholder={t('map.any')}
          clearable
          searchable
          value={search.unit ?? null}
          onChange={(value) => change({ unit: value ?? undefined })}
          data={study.units.map((u) => ({ value: u.id, label: u.name }))}
          clearButtonProps={{ 'aria-label': t('map.clear') }}
          w={280}
        />
        <SegmentedControl
          aria-label={t('ranks.order')}
          value={search.order ?? 'rank'}
          onChange={(value) => change({ order: value === 'name' || value === 'certainty' ? value : undefined })}
          data={(['rank', 'certainty', 'name'] as const).map((value) => ({ value, label: t(`ranks.by_${value}`) }))}
        />
      </Group>
      <Exhibit
        title={t('ranks.heading', { count: middle })}
        lede={t('ranks.lede', { draws: formatNumber(study.draws), ways: study.findings.robustness?.ways ?? 0 })}
        legend={<GroupLegend study={study} />}
        source={sourceLine(study, words)}
        citation={study.meta.citation}
        name="ranks"
        table={{
          header: [
            t('column.rank'),
            t('column.cluster'),
            t('column.group'),
            t('column.score'),
            t('column.low'),
            t('column.high'),
            t('column.top'),
            t('column.observed'),
          ],
          rows: units.map((u) => [
            u.rank,
            u.name,
            words.group(u.group),
            u.score,
            u.interval?.[0] ?? null,
            u.interval?.[1] ?? null,
            u.top === null ? null : formatShare(u.top),
            u.observed === null ? null : formatShare(u.observed),
          ]),
        }}
      >
        <RankChart
          study={study}
          units={units}
          selected={search.unit}
          onSelect={(unit) => change({ unit: unit === search.unit ? undefined : unit })}
        />
      </Exhibit>
      <SensitivityExhibit study={study} />
    </Page>
  );
}

/** The units that the filters leave: by rank, by name, or the surest place first. */
export function inOrder(units: readonly Unit[], search: RanksSearch): Unit[] {
  const last = Number.MAX_SAFE_INTEGER;
  const width = (u: Unit) => (u.interval ? u.interval[1] - u.interval[0] : last);
  const compare = {
    rank: (a: Unit, b: Unit) => (a.rank ?? last) - (b.rank ?? last),
    name: (a: Unit, b: Unit) => a.name.localeCompare(b.name),
    certainty: (a: Unit, b: Unit) => width(a) - width(b),
  }[search.order ?? 'rank'];
  return units
    .filter((u) => search.group === undefined || u.group === search.group)
    .filter((u) => !search.country || u.countries.includes(search.country))
    .sort((a, b) => compare(a, b) || a.name.localeCompare(b.name));
}
