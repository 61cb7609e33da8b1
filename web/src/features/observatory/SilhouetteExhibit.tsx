import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { GroupLegend } from './GroupLegend';
import type { SelectedView } from './MdsExhibit';
import { sourceLine } from './source';
import { groupOf, partitionOf } from './study';
import { useWords } from './useWords';

/** How well each cluster lies in its group. */
export function SilhouetteExhibit({ study, cut, selected, onSelect }: SelectedView): ReactElement {
  const words = useWords(study);
  const { t } = words;
  const partition = partitionOf(study.findings, cut);
  const units = partition.units
    .flatMap((u) => {
      const unit = study.byId.get(u.id);
      return unit ? [{ unit, group: groupOf(unit, cut), width: u.silhouette }] : [];
    })
    .sort((a, b) => a.group - b.group || b.width - a.width);
  const misplaced = units.filter((u) => u.width < 0).length;
  const figure = (value: number) => formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <Exhibit
      title={t('silhouette.heading', { count: misplaced })}
      lede={t('silhouette.lede', {
        mean: figure(partition.mean_silhouette),
        strength: t(`strength.${strength(partition.mean_silhouette)}`),
      })}
      legend={<GroupLegend study={study} cut={cut} />}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="silhouette"
      table={{
        header: [t('column.cluster'), t('column.group'), t('column.silhouette')],
        rows: units.map((u) => [u.unit.name, words.group(u.group, cut), u.width]),
      }}
    >
      <Rows
        as="bar"
        label={t('silhouette.picture', { count: misplaced, mean: figure(partition.mean_silhouette) })}
        domain={[Math.min(-0.2, ...units.map((u) => u.width)), Math.max(0.6, ...units.map((u) => u.width))]}
        rowHeight={19}
        format={(value) => formatNumber(value)}
        selected={selected}
        onSelect={onSelect}
        rows={units.map((u) => ({
          id: u.unit.id,
          label: u.unit.name,
          value: u.width,
          group: u.group,
          text: figure(u.width),
        }))}
      />
    </Exhibit>
  );
}

/** Kaufman and Rousseeuw's words for a mean silhouette. */
export function strength(mean: number): 'none' | 'weak' | 'reasonable' | 'strong' {
  return mean <= 0.25 ? 'none' : mean <= 0.5 ? 'weak' : mean <= 0.7 ? 'reasonable' : 'strong';
}
