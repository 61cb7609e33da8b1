import { useMemo, type ReactElement } from 'react';
import { formatNumber, formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { GroupLegend } from './GroupLegend';
import { RankChart } from './RankChart';
import type { RanksSearch } from './search';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  search: RanksSearch;
  selected?: string | undefined;
  onSelect?: (unit: string) => void;
}

/** The ranks with their intervals, and how wide these are on the whole. */
export function RankExhibit({ study, search, selected, onSelect }: Props): ReactElement | null {
  const words = useWords(study);
  const { t } = words;
  const units = useMemo(() => inOrder(study.units, search), [study, search]);
  const widths = study.units
    .flatMap((u) => (u.interval ? [u.interval[1] - u.interval[0] + 1] : []))
    .sort((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)] ?? 0;
  if (!study.findings.scores) return null;
  return (
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
      <RankChart study={study} units={units} selected={selected} onSelect={onSelect} />
    </Exhibit>
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
