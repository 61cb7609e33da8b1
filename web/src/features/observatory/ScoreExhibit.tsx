import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

/** What each indicator adds to the composite score, beside the mean of all clusters. */
export function ScoreExhibit({ study, unit }: { study: Study; unit: Unit }): ReactElement | null {
  const words = useWords(study);
  const { t, say } = words;
  const scores = study.findings.scores;
  const own = scores?.units.find((u) => u.id === unit.id);
  if (!scores || !own || unit.score === null) return null;
  const mean = (id: string) =>
    scores.units.reduce((sum, u) => sum + (u.contributions[id] ?? 0), 0) / scores.units.length;
  const lines = scores.indicators
    .map(({ id }) => ({ id, value: own.contributions[id] ?? 0, mean: mean(id), known: own.normalised[id] !== null }))
    .sort((a, b) => b.value - a.value);
  const first = lines[0] ? say(study.indicator.get(lines[0].id)?.label) : '';
  return (
    <Exhibit
      title={t('score.heading', { indicator: first })}
      lede={t('score.lede', { score: formatNumber(unit.score, { maximumFractionDigits: 1 }) })}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`score-${unit.id}`}
      table={{
        header: [t('column.indicator'), t('column.points'), t('column.mean')],
        rows: lines.map((l) => [say(study.indicator.get(l.id)?.label), l.value, l.mean]),
      }}
    >
      <Rows
        as="bar"
        label={t('score.picture', { unit: unit.name, indicator: first })}
        axis={t('score.axis')}
        domain={[0, Math.max(1, ...lines.map((l) => Math.max(l.value, l.mean)))]}
        format={(value) => formatNumber(value)}
        rows={lines.map((l) => ({
          id: l.id,
          label: say(study.indicator.get(l.id)?.label),
          value: l.value,
          reference: l.mean,
          color: 'var(--chart-mark)',
          text: l.known ? formatNumber(l.value, { maximumFractionDigits: 1 }) : t('value.missing'),
        }))}
      />
    </Exhibit>
  );
}
