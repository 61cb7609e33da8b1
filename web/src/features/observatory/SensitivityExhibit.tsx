import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber, formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study } from './study';
import { useWords } from './useWords';

/** Which of the choices moves the ranks most. */
export function SensitivityExhibit({ study }: { study: Study }): ReactElement | null {
  const words = useWords(study);
  const { t } = words;
  const sensitivity = study.findings.robustness?.sensitivity;
  if (!sensitivity) return null;
  const factors = [...sensitivity.factors].sort((a, b) => b.total - a.total);
  const first = factors[0];
  const name = (factor: string) => t(`choice.${factor}`, { defaultValue: factor });
  return (
    <Exhibit
      title={t('sensitivity.heading', { factor: first ? name(first.factor) : '' })}
      lede={t('sensitivity.lede', { shift: formatNumber(sensitivity.mean_shift, { maximumFractionDigits: 1 }) })}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="sensitivity"
      table={{
        header: [t('column.choice'), t('column.first'), t('column.total')],
        rows: factors.map((f) => [name(f.factor), f.first, f.total]),
      }}
    >
      <Rows
        as="bar"
        label={t('sensitivity.picture')}
        domain={[0, Math.max(...factors.map((f) => f.total_interval[1]), 0.1)]}
        format={(value) => formatShare(value)}
        rows={factors.map((f) => ({
          id: f.factor,
          label: name(f.factor),
          value: f.total,
          interval: f.total_interval,
          color: 'var(--group-1)',
          text: formatShare(f.total),
        }))}
      />
    </Exhibit>
  );
}
