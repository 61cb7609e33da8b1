import { geoPath } from 'd3-geo';
import { memo, useId, useMemo, type ReactElement } from 'react';
import { feature } from 'topojson-client';
import { ChartBox } from './ChartBox';
import { groupColor, groupPath } from './marks';
import { layoutMap, type MapMark, type MapSheet } from './mapLayout';
import { PointerLayer } from './PointerLayer';
import { placeLabels } from './text';
import type { World } from './world';

export interface MapPoint {
  id: string;
  name: string;
  /** A short word for the place, printed where there is room. */
  place: string;
  longitude: number;
  latitude: number;
  group: number;
  note?: string;
}
interface Props {
  label: string;
  world: World | undefined;
  points: readonly MapPoint[];
  /** Ids that stand back because a filter leaves them out. */
  faded?: ReadonlySet<string>;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
  europe: string;
}

/** The world's clusters, with Europe at its own scale beside it. Ten thousand marks cost no more handlers than one. */
export function WorldMap(props: Props): ReactElement {
  const { label, world, points, faded, selected, onSelect, europe } = props;
  return (
    <ChartBox label={label} height={(width) => layoutMap([], width).height}>
      {(width, show) => <Sheet {...{ width, world, points, faded, selected, europe, onSelect, show }} />}
    </ChartBox>
  );
}

type SheetProps = Omit<Props, 'label'> & {
  width: number;
  show: (tip: { x: number; y: number; title: string; text?: string } | null) => void;
};

function Sheet({ width, world, points, faded, selected, europe, onSelect, show }: SheetProps): ReactElement {
  const sheet = useMemo(() => layoutMap(points, width), [points, width]);
  const byId = useMemo(() => new Map(points.map((p) => [p.id, p])), [points]);
  const chosen = sheet.marks.filter((m) => m.id === selected);
  const live = useMemo(() => sheet.marks.filter((m) => !faded?.has(m.id)), [sheet, faded]);
  return (
    <>
      <Land sheet={sheet} world={world} europe={europe} />
      <Marks sheet={sheet} byId={byId} faded={faded} />
      <Places sheet={sheet} byId={byId} live={live} />
      {chosen.map((mark) => (
        <g key={mark.panel} transform={`translate(${mark.x},${mark.y})`}>
          <circle r={sheet.radius + 5} fill="none" stroke="var(--chart-text)" strokeWidth={2} />
          <path
            d={groupPath(byId.get(mark.id)?.group ?? 0, sheet.radius + 1)}
            fill={groupColor(byId.get(mark.id)?.group ?? 0)}
          />
        </g>
      ))}
      <PointerLayer
        width={sheet.width}
        height={sheet.height}
        marks={live}
        onPick={(mark) => onSelect?.(mark.id)}
        onHover={(mark) => {
          const point = mark && byId.get(mark.id);
          show(mark && point ? { x: mark.x, y: mark.y, title: point.name, text: point.note ?? point.place } : null);
        }}
      />
    </>
  );
}

/** Land and borders change with the width alone, never with the selection. */
const Land = memo(function Land(props: { sheet: MapSheet; world: World | undefined; europe: string }): ReactElement {
  const { sheet, world, europe } = props;
  const id = useId();
  const land = useMemo(() => (world ? feature(world, world.objects.countries) : null), [world]);
  return (
    <>
      {sheet.panels.map((panel) => {
        const path = geoPath(panel.projection).digits(1);
        return (
          <g key={panel.id} transform={`translate(${panel.x},${panel.y})`}>
            <clipPath id={`${id}${panel.id}`}>
              <rect width={panel.width} height={panel.height} rx={8} />
            </clipPath>
            <g clipPath={`url(#${id}${panel.id})`}>
              <rect width={panel.width} height={panel.height} fill="var(--map-sea)" />
              {land && <path d={path(land) ?? ''} fill="var(--map-land)" stroke="var(--map-line)" strokeWidth={0.7} />}
            </g>
            {panel.id === 'europe' && (
              <text className="strong" x={12} y={22}>
                {europe}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
});

const Marks = memo(function Marks(props: {
  sheet: MapSheet;
  byId: ReadonlyMap<string, MapPoint>;
  faded: ReadonlySet<string> | undefined;
}): ReactElement {
  const { sheet, byId, faded } = props;
  return (
    <>
      {sheet.marks.map((mark) => {
        const group = byId.get(mark.id)?.group ?? 0;
        const back = faded?.has(mark.id);
        return (
          <path
            key={`${mark.panel}${mark.id}`}
            d={groupPath(group, mark.panel === 'world' ? sheet.radius * 0.75 : sheet.radius)}
            transform={`translate(${mark.x.toFixed(1)},${mark.y.toFixed(1)})`}
            fill={back ? 'var(--chart-faint)' : groupColor(group)}
            fillOpacity={back ? 0.45 : 0.9}
            stroke="var(--map-sea)"
            strokeWidth={0.8}
          />
        );
      })}
    </>
  );
});

/** Names of places: in Europe's panel, and in the world's for those that lie outside Europe. */
const Places = memo(function Places(props: {
  sheet: MapSheet;
  byId: ReadonlyMap<string, MapPoint>;
  live: readonly MapMark[];
}): ReactElement | null {
  const { sheet, byId, live } = props;
  const labels = useMemo(() => {
    if (live.length > 200) return [];
    const both = new Set(sheet.marks.filter((m) => m.panel === 'europe').map((m) => m.id));
    const named = new Set<string>();
    return sheet.panels.flatMap((panel) => {
      const local = (m: MapMark) => ({ x: m.x - panel.x, y: m.y - panel.y, radius: sheet.radius });
      const here = sheet.marks.filter((m) => m.panel === panel.id);
      const requests = live.flatMap((m) => {
        const text = byId.get(m.id)?.place ?? '';
        if (m.panel !== panel.id || (panel.id === 'world' && both.has(m.id)) || !text || named.has(text)) return [];
        named.add(text);
        return [{ id: `${panel.id}${m.id}`, text, ...local(m) }];
      });
      const frame = { width: panel.width, height: panel.height };
      return placeLabels(requests, here.map(local), frame, 11).map((l) => ({
        ...l,
        x: l.x + panel.x,
        y: l.y + panel.y,
      }));
    });
  }, [sheet, byId, live]);
  return (
    <g>
      {labels.map((l) => (
        <text key={l.id} className="small muted" x={l.x} y={l.y} textAnchor={l.anchor} dominantBaseline="central">
          {l.text}
        </text>
      ))}
    </g>
  );
});
