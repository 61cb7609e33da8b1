import { useMemo, type ReactElement } from 'react';
import { TreeHeat } from '../../charts/TreeHeat';
import { formatNumber } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { GroupLegend } from './GroupLegend';
import type { SelectedView } from './MdsExhibit';
import { sourceLine } from './source';
import { groupOf, portion } from './study';
import { useWords } from './useWords';

/** The tree of merges with every indicator of every cluster beside it. */
export function TreeExhibit({ study, cut, selected, onSelect }: SelectedView): ReactElement | null {
  const words = useWords(study);
  const { t, say } = words;
  const { hierarchy, scores } = study.findings;
  const leaves = useMemo(
    () => study.units.map((u) => ({ id: u.id, name: u.name, group: groupOf(u, cut) })),
    [study, cut],
  );
  const columns = useMemo(() => {
    const scored = new Set(scores?.indicators.map((i) => i.id));
    return study.indicators
      .filter((i) => scored.has(i.id))
      .map((i) => ({ id: i.id, name: say(i.label), block: i.block }));
  }, [study, scores, say]);
  const cells = useMemo(
    () => study.units.map((u) => columns.map((c) => portion(study, u.points[c.id]))),
    [study, columns],
  );
  const order = useMemo(() => {
    const index = new Map(study.units.map((u, i) => [u.id, i]));
    return hierarchy?.leaf_order.flatMap((id) => index.get(id) ?? []) ?? [];
  }, [study, hierarchy]);
  if (!hierarchy) return null;
  const cellText = (leaf: number, column: number) => {
    const indicator = study.indicator.get(columns[column]?.id ?? '');
    const unit = study.units[leaf];
    return indicator && unit
      ? `${say(indicator.label)}: ${words.value(indicator, unit.cells[indicator.id]?.raw ?? null)}`
      : '';
  };
  const last = hierarchy.merges.at(-1)?.height ?? 0;
  return (
    <Exhibit
      title={t('tree.heading')}
      lede={t('tree.lede', {
        linkage: t(`linkage.${hierarchy.linkage}`, { defaultValue: hierarchy.linkage }),
        fit: formatNumber(hierarchy.cophenetic_correlation, { maximumFractionDigits: 2 }),
      })}
      legend={
        <>
          <GroupLegend study={study} cut={cut} />
          {columns.map((c) => (
            <li key={c.id}>
              <strong>{c.id}</strong> {c.name}
            </li>
          ))}
        </>
      }
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="tree"
      table={{
        header: [t('column.cluster'), t('column.group'), ...columns.map((c) => `${c.id} ${c.name}`)],
        rows: order.map((i) => {
          const unit = study.units[i];
          return [
            unit?.name ?? '',
            unit ? words.group(groupOf(unit, cut), cut) : '',
            ...columns.map((c) => {
              const indicator = study.indicator.get(c.id);
              return indicator && unit ? words.value(indicator, unit.cells[c.id]?.raw ?? null) : '';
            }),
          ];
        }),
      }}
    >
      <TreeHeat
        label={t('tree.picture', { count: leaves.length, height: formatNumber(last, { maximumFractionDigits: 2 }) })}
        merges={hierarchy.merges}
        order={order}
        leaves={leaves}
        columns={columns}
        cells={cells}
        cellText={cellText}
        heightLabel={t('tree.height')}
        selected={selected}
        onSelect={onSelect}
      />
    </Exhibit>
  );
}
