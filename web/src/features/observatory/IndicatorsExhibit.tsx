import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study } from './study';
import { useWords } from './useWords';

/** What each indicator makes of all dissimilarity, beside what it was meant to weigh. */
export function IndicatorsExhibit({ study }: { study: Study }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const indicators = [...study.indicators].sort((a, b) => b.share - a.share);
  const first = indicators[0];
  return (
    <Exhibit
      title={t('indicators.heading', { indicator: say(first?.label), share: formatShare(first?.share ?? 0) })}
      lede={t('indicators.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="indicators"
      table={{
        header: [
          t('column.indicator'),
          t('column.known'),
          t('column.weight'),
          t('column.dissimilarity'),
          t('column.definition'),
          t('column.rule'),
          t('column.source'),
        ],
        rows: indicators.map((i) => [
          `${i.id} ${say(i.label)}`,
          i.known,
          formatShare(i.weight),
          formatShare(i.share),
          say(i.definition),
          i.rule,
          i.source,
        ]),
      }}
    >
      <Rows
        as="bar"
        label={t('indicators.picture', { indicator: say(first?.label) })}
        axis={t('indicators.axis')}
        domain={[0, Math.max(0.1, ...indicators.map((i) => Math.max(i.share, i.weight)))]}
        format={(value) => formatShare(value)}
        rows={indicators.map((i) => ({
          id: i.id,
          label: say(i.label),
          value: i.share,
          reference: i.weight,
          color: 'var(--chart-mark)',
          text: t('indicators.known', { share: formatShare(i.share), known: i.known, count: study.units.length }),
          tip: say(i.definition),
        }))}
      />
    </Exhibit>
  );
}
