import { scaleLinear } from 'd3-scale';
import { memo, useMemo, type ReactElement } from 'react';
import { ChartBox, type Tip } from './ChartBox';
import { type Branch, type Merge } from './dendrogram';
import { groupColor, groupPath } from './marks';
import { layoutTreeHeat, type TreeHeatSheet } from './treeHeatLayout';

interface Props {
  label: string;
  merges: readonly Merge[];
  /** Leaf numbers from the top down. */
  order: readonly number[];
  leaves: readonly { id: string; name: string; group: number }[];
  columns: readonly { id: string; name: string; block: string }[];
  /** Points of leaf i on column j from 0 to 1; null: not known. */
  cells: readonly (readonly (number | null)[])[];
  /** What a cell says in words. */
  cellText: (leaf: number, column: number) => string;
  heightLabel: string;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
}

/** The tree of merges with true heights, the leaves' names, and every indicator of every leaf as a shade. */
export function TreeHeat(props: Props): ReactElement {
  const { label, merges, order, leaves, columns } = props;
  const layout = useMemo(() => {
    const names = leaves.map((l) => l.name);
    const blocks = columns.map((c) => c.block);
    return (width: number) => layoutTreeHeat(merges, order, names, blocks, width);
  }, [merges, order, leaves, columns]);
  return (
    <ChartBox label={label} height={(width) => layout(width).height} least={320}>
      {(width, show) => <Sheet {...props} sheet={layout(width)} width={width} show={show} />}
    </ChartBox>
  );
}

type SheetProps = Props & { sheet: TreeHeatSheet; width: number; show: (tip: Tip | null) => void };

function Sheet(props: SheetProps): ReactElement {
  const { sheet, width, leaves, columns, selected, onSelect, show, heightLabel } = props;
  const x = scaleLinear([0, sheet.greatest], [sheet.tree[1], sheet.tree[0]]);
  const small = sheet.rowHeight < 17;
  return (
    <>
      {x.ticks(small ? 2 : 4).map((tick) => (
        <g key={tick} transform={`translate(${x(tick)},0)`}>
          <line y1={sheet.top - 6} y2={sheet.height} stroke="var(--chart-grid)" />
          <text className="small muted" y={sheet.top - 12} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text className="small muted" x={0} y={12}>
        {heightLabel}
      </text>
      {columns.map((column, i) => {
        const cell = sheet.cells[i];
        if (!cell) return null;
        const at = cell.x + cell.size / 2;
        return (
          <text
            key={column.id}
            className="small muted"
            transform={`translate(${at + 4},${sheet.top - 8}) rotate(-90)`}
            style={{ fontSize: small ? 9 : 11 }}
          >
            {column.id}
          </text>
        );
      })}
      {sheet.labels.map((l) => {
        const leaf = leaves[l.leaf];
        if (!leaf) return null;
        const chosen = leaf.id === selected;
        return (
          <g key={leaf.id} className={onSelect ? 'pick' : undefined} onPointerDown={() => onSelect?.(leaf.id)}>
            {chosen && (
              <rect y={l.y - sheet.rowHeight / 2} width={width} height={sheet.rowHeight} fill="var(--chart-track)" />
            )}
            <path
              d={groupPath(leaf.group, 3.6)}
              transform={`translate(${l.x - 9},${l.y})`}
              fill={groupColor(leaf.group)}
            />
            <text
              className={chosen ? 'strong' : undefined}
              style={{ fontSize: small ? 11 : 12 }}
              x={l.x}
              y={l.y}
              dominantBaseline="central"
            >
              {l.text}
            </text>
          </g>
        );
      })}
      <Tree branches={sheet.branches} leaves={leaves} sheet={sheet} />
      <Heat {...props} sheet={sheet} show={show} />
    </>
  );
}

const Tree = memo(function Tree(props: {
  branches: readonly Branch[];
  leaves: readonly { group: number }[];
  sheet: TreeHeatSheet;
}): ReactElement {
  const { branches, leaves, sheet } = props;
  const x = scaleLinear([0, sheet.greatest], [sheet.tree[1], sheet.tree[0]]);
  const y = (position: number) => sheet.top + (position + 0.5) * sheet.rowHeight;
  const color = (branch: Branch) => {
    const groups = new Set(branch.leaves.map((leaf) => leaves[leaf]?.group));
    const [only] = groups;
    return groups.size === 1 && only !== undefined ? groupColor(only) : 'var(--chart-axis)';
  };
  return (
    <>
      {branches.map((branch) =>
        branch.parts ? (
          <path
            key={branch.node}
            d={`M${x(branch.parts[0].height)},${y(branch.parts[0].position)}H${x(branch.height)}V${y(branch.parts[1].position)}H${x(branch.parts[1].height)}`}
            fill="none"
            stroke={color(branch)}
            strokeWidth={1.5}
          />
        ) : null,
      )}
    </>
  );
});

function Heat({ sheet, cells, columns, leaves, cellText, show }: SheetProps): ReactElement {
  return (
    <>
      {sheet.labels.map((l) =>
        columns.map((column, j) => {
          const cell = sheet.cells[j];
          const value = cells[l.leaf]?.[j] ?? null;
          if (!cell) return null;
          const box = {
            x: cell.x,
            y: l.y - sheet.rowHeight / 2 + 1,
            width: cell.size - 1,
            height: sheet.rowHeight - 2,
          };
          const tip = { x: cell.x - 180, y: l.y, title: leaves[l.leaf]?.name ?? '', text: cellText(l.leaf, j) };
          return (
            <g key={`${l.leaf} ${column.id}`} onPointerEnter={() => show(tip)}>
              {value === null ? (
                <>
                  <rect {...box} fill="var(--card)" />
                  <circle cx={box.x + box.width / 2} cy={l.y} r={1} fill="var(--chart-axis)" />
                </>
              ) : (
                <>
                  <rect {...box} fill="var(--heat-low)" />
                  <rect {...box} fill="var(--heat-high)" fillOpacity={value} />
                </>
              )}
            </g>
          );
        }),
      )}
    </>
  );
}
