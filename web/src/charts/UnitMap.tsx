import { memo, useMemo, type ReactElement } from 'react';
import { ChartBox, type Tip } from './ChartBox';
import { groupColor, groupPath } from './marks';
import { PointerLayer } from './PointerLayer';
import { layoutScatter } from './scatterLayout';
import { spread } from './spread';
import { clip, placeLabels } from './text';

export interface UnitPoint {
  id: string;
  name: string;
  x: number;
  y: number;
  group: number;
  /** Whether the unit stands for its group: ringed, and labelled first. */
  stands?: boolean;
}
interface Props {
  label: string;
  points: readonly UnitPoint[];
  scaleLabel: string;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
}

/** Units placed so that like lies near like; the axes mean nothing, a bar gives the scale. */
export function UnitMap(props: Props): ReactElement {
  const { label, points } = props;
  return (
    <ChartBox label={label} height={(width) => (points.length ? layoutScatter(points, width).height : 80)}>
      {(width, show) => <Sheet {...props} width={width} show={show} />}
    </ChartBox>
  );
}

const Sheet = memo(function Sheet(props: Props & { width: number; show: (tip: Tip | null) => void }): ReactElement {
  const { points, width, scaleLabel, selected, onSelect, show } = props;
  const frame = useMemo(() => layoutScatter(points, width), [points, width]);
  const radius = points.length <= 150 ? 5.5 : 3.5;
  const marks = useMemo(() => {
    const spots = points.map((p) => ({ x: frame.x(p.x), y: frame.y(p.y) }));
    return spread(spots, radius * 1.9, 8).map((spot, i) => ({ ...spot, point: points[i] }));
  }, [points, frame, radius]);
  const labels = useMemo(() => {
    const first = (id: string | undefined, stands: boolean | undefined) => (id === selected ? 0 : stands ? 1 : 2);
    const requests = marks
      .flatMap((m) =>
        m.point
          ? [{ id: m.point.id, text: clip(m.point.name, 150, 11), x: m.x, y: m.y, radius, stands: m.point.stands }]
          : [],
      )
      .sort((a, b) => first(a.id, a.stands) - first(b.id, b.stands));
    const most = width < 480 ? 8 : 60;
    return placeLabels(
      requests.slice(0, most),
      marks.map((m) => ({ x: m.x, y: m.y, radius })),
      frame,
      11,
    );
  }, [marks, frame, radius, selected, width]);
  const bar = niceLength(90 / frame.perUnit);
  return (
    <>
      <rect width={frame.width} height={frame.height} rx={8} fill="var(--map-sea)" />
      {marks.map(
        ({ x, y, point }) =>
          point && (
            <g key={point.id} transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}>
              {(point.stands || point.id === selected) && (
                <circle
                  r={radius + 4.5}
                  fill="none"
                  stroke={point.id === selected ? 'var(--chart-text)' : groupColor(point.group)}
                  strokeWidth={point.id === selected ? 2 : 1.4}
                />
              )}
              <path
                d={groupPath(point.group, radius)}
                fill={groupColor(point.group)}
                stroke="var(--map-sea)"
                strokeWidth={0.8}
              />
            </g>
          ),
      )}
      {labels.map((l) => (
        <text
          key={l.id}
          className={l.id === selected ? 'small strong' : 'small'}
          x={l.x}
          y={l.y}
          textAnchor={l.anchor}
          dominantBaseline="central"
        >
          {l.text}
        </text>
      ))}
      <g transform={`translate(14,${frame.height - 14})`}>
        <path d={`M0,-5V0H${bar * frame.perUnit}V-5`} fill="none" stroke="var(--chart-axis)" />
        <text className="small muted" x={bar * frame.perUnit + 6}>
          {`${bar} ${scaleLabel}`}
        </text>
      </g>
      <PointerLayer
        width={frame.width}
        height={frame.height}
        marks={marks}
        onPick={(m) => m.point && onSelect?.(m.point.id)}
        onHover={(m) => show(m?.point ? { x: m.x, y: m.y, title: m.point.name } : null)}
      />
    </>
  );
});

/** The largest of 1, 2, 5 × 10ⁿ that is not above a length. */
export function niceLength(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const rest = length / power;
  return Number(((rest >= 5 ? 5 : rest >= 2 ? 2 : 1) * power).toPrecision(1));
}
