import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { rankTicks } from './RankChart';
import { sourceLine } from './source';
import type { Study } from './study';
import { useWords } from './useWords';

const SHOWN = 15;

/** The clusters whose place the method moves most: where they stood, and where they stand now. */
export function MovesExhibit({ before, after }: { before: Study; after: Study }): ReactElement | null {
  const words = useWords(after);
  const { t } = words;
  const moves = after.units
    .flatMap((u) => {
      const was = before.byId.get(u.id)?.rank ?? null;
      return was === null || u.rank === null || was === u.rank ? [] : [{ unit: u, was, now: u.rank }];
    })
    .sort((a, b) => Math.abs(b.now - b.was) - Math.abs(a.now - a.was) || a.now - b.now);
  if (!moves.length) return null;
  const shown = moves.slice(0, SHOWN);
  return (
    <Exhibit
      title={t('moves.heading', { count: moves.length })}
      lede={t('moves.lede', { count: shown.length })}
      source={sourceLine(before, words)}
      name="moves"
      table={{
        header: [t('column.cluster'), t('whatif.before'), t('whatif.after')],
        rows: moves.map((m) => [m.unit.name, m.was, m.now]),
      }}
    >
      <Rows
        as="mark"
        label={t('moves.picture', { count: moves.length })}
        axis={t('ranks.axis')}
        domain={[1, after.units.length]}
        ticks={rankTicks(after.units.length)}
        format={formatNumber}
        rows={shown.map((m) => ({
          id: m.unit.id,
          label: m.unit.name,
          value: m.now,
          reference: m.was,
          interval: [Math.min(m.was, m.now), Math.max(m.was, m.now)],
          group: m.unit.group,
          text: `${formatNumber(m.was)} → ${formatNumber(m.now)}`,
        }))}
      />
    </Exhibit>
  );
}
