import { geoPath } from 'd3-geo';
import { memo, useMemo, useRef, type ReactElement } from 'react';
import { feature } from 'topojson-client';
import { ChartBox } from './ChartBox';
import { groupColor, groupPath } from './marks';
import { layoutMap, mapPanels, seenMarks, type MapMark, type MapSheet, type Panel } from './mapLayout';
import { NearPanel } from './NearPanel';
import { PointerLayer } from './PointerLayer';
import { placeLabels } from './text';
import { useZoom } from './useZoom';
import type { World } from './world';
import { WHOLE, type Zoom } from './zoom';
import { ZoomTools, type ZoomWords } from './ZoomTools';

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
  tools: ZoomWords;
}

/**
 * The world's clusters, with Europe at its own scale beside it; both can be looked at from near. Ten thousand marks cost
 * no more handlers than one.
 */
export function WorldMap(props: Props): ReactElement {
  const { label, world, points, faded, selected, onSelect, europe, tools } = props;
  const box = useRef<HTMLDivElement>(null);
  const { zooms, ...zoom } = useZoom(box, panelsAt);
  return (
    <div ref={box} className="map-box" data-near={Object.values(zooms).some(({ scale }) => scale > 1) || undefined}>
      <ChartBox label={label} height={(width) => mapPanels(width).height}>
        {(width, show) => <Sheet {...{ width, world, points, faded, selected, europe, onSelect, show, zooms }} />}
      </ChartBox>
      <ZoomTools words={tools} {...zoom} />
    </div>
  );
}

const panelsAt = (width: number) => mapPanels(width).panels;

type SheetProps = Omit<Props, 'label' | 'tools'> & {
  width: number;
  zooms: Readonly<Record<string, Zoom>>;
  show: (tip: { x: number; y: number; title: string; text?: string } | null) => void;
};

function Sheet(props: SheetProps): ReactElement {
  const { width, zooms, world, points, faded, selected, europe, onSelect, show } = props;
  const scales = { world: zooms['world']?.scale ?? 1, europe: zooms['europe']?.scale ?? 1 };
  const sheet = useMemo(
    () => layoutMap(points, width, { world: scales.world, europe: scales.europe }),
    [points, width, scales.world, scales.europe],
  );
  const byId = useMemo(() => new Map(points.map((p) => [p.id, p])), [points]);
  const seen = useMemo(() => seenMarks(sheet, zooms), [sheet, zooms]);
  const chosen = seen.filter((m) => m.id === selected);
  const live = useMemo(() => seen.filter((m) => !faded?.has(m.id)), [seen, faded]);
  return (
    <>
      {sheet.panels.map((panel) => (
        <NearPanel key={panel.id} panel={panel} zoom={zooms[panel.id] ?? WHOLE} land={<Land {...{ panel, world }} />}>
          <Marks panel={panel} sheet={sheet} byId={byId} faded={faded} />
        </NearPanel>
      ))}
      {sheet.panels.slice(1).map(({ id, x, y }) => (
        <text key={id} className="strong" x={x + 12} y={y + 22}>
          {europe}
        </text>
      ))}
      <Places sheet={sheet} byId={byId} seen={seen} live={live} />
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
const Land = memo(function Land(props: { panel: Panel; world: World | undefined }): ReactElement | null {
  const { panel, world } = props;
  const land = useMemo(() => (world ? feature(world, world.objects.countries) : null), [world]);
  if (!land) return null;
  return (
    <path
      d={geoPath(panel.projection).digits(1)(land) ?? ''}
      fill="var(--map-land)"
      stroke="var(--map-line)"
      strokeWidth={0.7}
      vectorEffect="non-scaling-stroke"
    />
  );
});

const Marks = memo(function Marks(props: {
  panel: Panel;
  sheet: MapSheet;
  byId: ReadonlyMap<string, MapPoint>;
  faded: ReadonlySet<string> | undefined;
}): ReactElement {
  const { panel, sheet, byId, faded } = props;
  return (
    <>
      {sheet.marks.map((mark) => {
        if (mark.panel !== panel.id) return null;
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
  seen: readonly MapMark[];
  live: readonly MapMark[];
}): ReactElement | null {
  const { sheet, byId, seen, live } = props;
  const labels = useMemo(() => {
    if (live.length > 200) return [];
    const both = new Set(seen.filter((m) => m.panel === 'europe').map((m) => m.id));
    const named = new Set<string>();
    return sheet.panels.flatMap((panel) => {
      const local = (m: MapMark) => ({ x: m.x - panel.x, y: m.y - panel.y, radius: sheet.radius });
      const here = seen.filter((m) => m.panel === panel.id);
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
  }, [sheet, byId, seen, live]);
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
