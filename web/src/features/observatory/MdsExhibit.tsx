import { useMemo, type ReactElement } from 'react';
import { UnitMap } from '../../charts/UnitMap';
import { formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { GroupLegend } from './GroupLegend';
import { sourceLine } from './source';
import { groupOf, partitionOf, type Cut, type Study } from './study';
import { useWords } from './useWords';

export interface SelectedView {
  study: Study;
  cut: Cut;
  selected?: string | undefined;
  onSelect?: (unit: string) => void;
}

/** The map of likeness, and what share of the dissimilarity no map can show. */
export function MdsExhibit({ study, cut, selected, onSelect }: SelectedView): ReactElement | null {
  const words = useWords(study);
  const { t } = words;
  const scaling = study.findings.map?.classical_scaling;
  const points = useMemo(() => {
    const medoids = new Set(partitionOf(study.findings, cut).groups.map((g) => g.medoid));
    return (scaling?.units ?? []).flatMap((p) => {
      const unit = study.byId.get(p.id);
      return unit
        ? [{ id: p.id, name: unit.name, x: p.x, y: p.y, group: groupOf(unit, cut), stands: medoids.has(p.id) }]
        : [];
    });
  }, [study, cut, scaling]);
  if (!scaling || !points.length) return null;
  const shown = formatShare(scaling.fit_to_positive);
  return (
    <Exhibit
      title={t('mds.heading', { share: shown })}
      lede={t('mds.lede', { share: shown, negative: formatShare(scaling.negative_share) })}
      legend={<GroupLegend study={study} cut={cut} />}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="likeness"
      table={{
        header: [t('column.cluster'), t('column.group'), 'x', 'y'],
        rows: points.map((p) => [p.name, words.group(p.group, cut), p.x, p.y]),
      }}
    >
      <UnitMap
        label={t('mds.picture', { count: points.length, share: shown })}
        points={points}
        scaleLabel={t('mds.scale')}
        selected={selected}
        onSelect={onSelect}
      />
    </Exhibit>
  );
}
