import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import type { UnitAnswer } from './api';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

/** How surely the cluster belongs where it was put: by every way of drawing, and over the configurations. */
export function MembershipExhibit({
  study,
  unit,
  answer,
}: {
  study: Study;
  unit: Unit;
  answer: UnitAnswer;
}): ReactElement | null {
  const words = useWords(study);
  const { t } = words;
  const rows = (answer.group_certainty ?? []).map((c) => ({
    id: `${c.draw} ${c.resample}`,
    label: t(`draw.${c.draw}_${c.resample}`, { defaultValue: `${c.draw}, ${c.resample}` }),
    value: c.certainty,
  }));
  if (answer.configurations_stays !== undefined)
    rows.push({
      id: 'configurations',
      label: t('draw.configurations', { count: study.findings.configurations?.computed ?? 0 }),
      value: answer.configurations_stays,
    });
  if (!rows.length) return null;
  const least = Math.min(...rows.map((r) => r.value));
  const sure = least >= 0.9 ? 'sure' : least >= 0.6 ? 'fairly' : 'unsure';
  return (
    <Exhibit
      title={t(`membership.${sure}`, { group: words.group(unit.group), share: formatShare(least) })}
      lede={t('membership.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`membership-${unit.id}`}
      table={{ header: [t('column.way'), t('column.share')], rows: rows.map((r) => [r.label, formatShare(r.value)]) }}
    >
      <Rows
        as="bar"
        label={t('membership.picture', { unit: unit.name, share: formatShare(least) })}
        domain={[0, 1]}
        ticks={[0, 0.5, 1]}
        format={(value) => formatShare(value)}
        rows={rows.map((r) => ({ ...r, color: `var(--group-${unit.group})`, text: formatShare(r.value) }))}
      />
    </Exhibit>
  );
}
