import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { ChartBox } from './ChartBox';
import { groupColor, groupPath } from './marks';
import { layoutRows } from './rowsLayout';
import { textWidth, wrap } from './text';

/** One line of a chart of lines. All figures are in the units of the chart's axis. */
export interface Row {
  id: string;
  label: string;
  /** Where the mark or the end of the bar stands; null: not known, and the line says so by `text`. */
  value: number | null;
  /** The ends of an interval about the value. */
  interval?: readonly [number, number];
  /** Values of all others, drawn as faint strokes. */
  others?: readonly number[];
  /** The value to compare with (the peers' middle, say), drawn as an upright line. */
  reference?: number | null;
  /** Printed at the end of the line. */
  text?: string;
  group?: number;
  color?: string;
  strong?: boolean;
  /** What the line says when a pointer is over it. */
  tip?: string;
}
interface Props {
  label: string;
  rows: readonly Row[];
  domain: readonly [number, number];
  /** A bar from zero, or a mark on the line. */
  as: 'bar' | 'mark';
  axis?: string;
  format?: (value: number) => string;
  tickCount?: number;
  ticks?: readonly number[];
  selected?: string | undefined;
  onSelect?: (id: string) => void;
  rowHeight?: number;
}

/** Lines of bars, intervals or strips with their labels: the workhorse of the observatory. */
export function Rows(props: Props): ReactElement {
  const { label, rows, domain, as, axis, selected, onSelect, rowHeight = 24 } = props;
  const marked = rows.some((row) => row.group !== undefined) && as === 'bar';
  const layout = (width: number) =>
    layoutRows({
      width,
      labels: rows.map((row) => row.label),
      endText: rows.flatMap((row) => (row.text ? [row.text] : [])),
      rowHeight,
      top: 24 + axisLines(axis, width).length * 13,
      markWidth: marked ? 16 : 0,
    });
  return (
    <ChartBox label={label} height={(width) => layout(width).height}>
      {(width, show) => {
        const sheet = layout(width);
        const said = axisLines(axis, width);
        const down = said.length * 13;
        const x = scaleLinear([...domain], [sheet.left, sheet.right]);
        const ticks =
          props.ticks ?? x.ticks(props.tickCount ?? Math.max(2, Math.floor((sheet.right - sheet.left) / 90)));
        const format = props.format ?? x.tickFormat();
        return (
          <>
            {said.map((line, i) => (
              <text key={i} className="small muted" x={sheet.stacked ? 0 : sheet.left} y={11 + i * 13}>
                {line}
              </text>
            ))}
            {ticks.map((tick) => (
              <g key={tick} transform={`translate(${x(tick)},0)`}>
                <line y1={18 + down} y2={sheet.height - 6} stroke="var(--chart-grid)" />
                <text className="small muted" y={13 + down} textAnchor={tickAnchor(x(tick), format(tick), width)}>
                  {format(tick)}
                </text>
              </g>
            ))}
            {as === 'bar' && domain[0] < 0 && (
              <line x1={x(0)} x2={x(0)} y1={18 + down} y2={sheet.height - 6} stroke="var(--chart-axis)" />
            )}
            {rows.map((row, i) => {
              const place = sheet.rows[i];
              if (!place) return null;
              return (
                <g
                  key={row.id}
                  className={onSelect ? 'pick' : undefined}
                  onPointerDown={() => onSelect?.(row.id)}
                  onPointerEnter={() =>
                    show(
                      row.tip
                        ? { x: x(row.value ?? domain[0]), y: place.middle, title: row.label, text: row.tip }
                        : null,
                    )
                  }
                >
                  <rect
                    y={place.top}
                    width={width}
                    height={place.height}
                    rx={4}
                    fill={row.id === selected ? 'var(--chart-track)' : 'transparent'}
                  />
                  {marked && row.group !== undefined && (
                    <path
                      d={groupPath(row.group, 4.5)}
                      transform={`translate(6,${sheet.stacked ? place.top + 9 : place.middle})`}
                      fill={groupColor(row.group)}
                    />
                  )}
                  {place.lines.map((line, n) => (
                    <text
                      key={n}
                      className={row.strong || row.id === selected ? 'strong' : undefined}
                      x={(sheet.stacked ? 0 : 4) + (marked ? 16 : 0)}
                      y={
                        sheet.stacked ? place.top + 9 + n * 15 : place.middle + (n - (place.lines.length - 1) / 2) * 15
                      }
                      dominantBaseline="central"
                      // Above its line a label is crossed by the grid, which its halo keeps off.
                      {...(sheet.stacked ? { stroke: 'var(--card)', strokeWidth: 4, paintOrder: 'stroke' } : {})}
                    >
                      {line}
                    </text>
                  ))}
                  <Line row={row} y={place.middle} x={x} as={as} ends={[sheet.left, sheet.right]} />
                  {row.text && (
                    <text
                      className={row.strong ? 'strong' : 'muted'}
                      x={width}
                      y={place.middle}
                      textAnchor="end"
                      dominantBaseline="central"
                    >
                      {row.text}
                    </text>
                  )}
                </g>
              );
            })}
          </>
        );
      }}
    </ChartBox>
  );
}

/** What the axis measures, in as many lines as a narrow sheet needs. */
function axisLines(axis: string | undefined, width: number): string[] {
  return axis ? wrap(axis, width < 480 ? width - 8 : width * 0.56, 11) : [];
}

/** A tick's word stands in the middle below it, but never beyond the sheet. */
function tickAnchor(at: number, text: string, width: number): 'start' | 'middle' | 'end' {
  const half = textWidth(text, 11) / 2;
  return at < half ? 'start' : at + half > width ? 'end' : 'middle';
}

interface LineProps {
  row: Row;
  y: number;
  x: (value: number) => number;
  as: 'bar' | 'mark';
  ends: [number, number];
}

function Line({ row, y, x, as, ends }: LineProps): ReactElement {
  const color = row.color ?? (row.group === undefined ? 'var(--chart-mark)' : groupColor(row.group));
  if (as === 'bar') {
    const [from, to] = [x(0), x(row.value ?? 0)];
    return (
      <>
        {row.value !== null && (
          <rect x={Math.min(from, to)} y={y - 6} width={Math.max(1, Math.abs(to - from))} height={12} fill={color} />
        )}
        {row.interval && (
          <line
            x1={x(row.interval[0])}
            x2={x(row.interval[1])}
            y1={y}
            y2={y}
            stroke="var(--chart-text)"
            strokeWidth={1.5}
          />
        )}
        {typeof row.reference === 'number' && (
          <line
            x1={x(row.reference)}
            x2={x(row.reference)}
            y1={y - 9}
            y2={y + 9}
            stroke="var(--chart-text)"
            strokeWidth={2}
          />
        )}
      </>
    );
  }
  return (
    <>
      {row.others && <line x1={ends[0]} x2={ends[1]} y1={y} y2={y} stroke="var(--chart-grid)" />}
      {row.others?.map((value, i) => (
        <line
          key={i}
          x1={x(value)}
          x2={x(value)}
          y1={y - 6}
          y2={y + 6}
          stroke="var(--chart-faint)"
          strokeOpacity={0.75}
        />
      ))}
      {row.interval && (
        <line
          x1={x(row.interval[0])}
          x2={x(row.interval[1])}
          y1={y}
          y2={y}
          stroke={color}
          strokeOpacity={0.38}
          strokeWidth={7}
          strokeLinecap="round"
        />
      )}
      {typeof row.reference === 'number' && (
        <line
          x1={x(row.reference)}
          x2={x(row.reference)}
          y1={y - 9}
          y2={y + 9}
          stroke="var(--chart-text)"
          strokeWidth={2}
        />
      )}
      {row.value !== null && (
        <path
          d={groupPath(row.group ?? 1, 5)}
          transform={`translate(${x(row.value)},${y})`}
          fill={color}
          stroke="var(--card)"
          strokeWidth={1.2}
        />
      )}
    </>
  );
}
