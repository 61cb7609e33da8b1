import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study } from './study';
import { useWords } from './useWords';

/** Whether the groups would come back with other clusters, or other countries, at hand. */
export function StabilityExhibit({ study }: { study: Study }): ReactElement | null {
  const words = useWords(study);
  const { t } = words;
  const stability = study.findings.stability;
  if (!stability) return null;
  const rows = stability.schemes.flatMap((scheme) =>
    scheme.groups.map((g) => ({
      id: `${scheme.draw} ${scheme.resample} ${g.number}`,
      label: `${words.group(g.number)}: ${t(`draw.${scheme.draw}_${scheme.resample}`)}`,
      ...g,
    })),
  );
  const least = Math.min(...rows.map((r) => r.mean_jaccard));
  const figure = (value: number) => formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <Exhibit
      title={t(least >= 0.75 ? 'stability.firm' : least >= 0.6 ? 'stability.fair' : 'stability.loose')}
      lede={t('stability.lede', { count: stability.replicates })}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="stability"
      table={{
        header: [
          t('column.group'),
          t('column.jaccard'),
          t('column.low_share'),
          t('column.high_share'),
          t('column.recovered'),
          t('column.dissolved'),
        ],
        rows: rows.map((r) => [r.label, r.mean_jaccard, r.low, r.high, r.recovered, r.dissolved]),
      }}
    >
      <Rows
        as="mark"
        label={t('stability.picture', { least: figure(least) })}
        axis={t('stability.axis')}
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        format={(value) => formatNumber(value)}
        rows={rows.map((r) => ({
          id: r.id,
          label: r.label,
          value: r.mean_jaccard,
          interval: [r.low, r.high],
          group: r.number,
          text: figure(r.mean_jaccard),
        }))}
      />
    </Exhibit>
  );
}
