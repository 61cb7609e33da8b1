import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  units: readonly Unit[];
  selected?: string | undefined;
  onSelect?: (unit: string) => void;
}

/** Each unit's rank as a mark on the bar that nine of ten draws keep to. */
export function RankChart({ study, units, selected, onSelect }: Props): ReactElement {
  const { t, group } = useWords(study);
  const count = study.units.length;
  return (
    <Rows
      as="mark"
      label={t('ranks.picture', { count: units.length })}
      axis={t('ranks.axis')}
      domain={[1, Math.max(2, count)]}
      ticks={rankTicks(count)}
      format={formatNumber}
      selected={selected}
      onSelect={onSelect}
      rows={units.map((u) => ({
        id: u.id,
        label: u.name,
        value: u.rank,
        group: u.group,
        ...(u.interval ? { interval: u.interval } : {}),
        text: u.rank === null ? '–' : formatNumber(u.rank),
        tip: [
          group(u.group),
          u.score === null ? '' : t('ranks.score', { score: formatNumber(u.score, { maximumFractionDigits: 1 }) }),
          u.interval ? t('figure.interval', { low: u.interval[0], high: u.interval[1] }) : '',
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  );
}

/** 1 and every tenth place, or coarser steps where there are many. */
export function rankTicks(count: number): number[] {
  const step = count <= 80 ? 10 : count <= 400 ? 50 : 200;
  return [1, ...Array.from({ length: Math.floor(count / step) }, (_, i) => (i + 1) * step)];
}
