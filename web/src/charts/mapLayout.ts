/** Where the clusters lie on the sheet: the world, and beside or under it Europe at its own scale. */
import { geoAzimuthalEqualArea, geoEqualEarth, type GeoProjection } from 'd3-geo';
import { spread } from './spread';
import { WHOLE, type Zoom } from './zoom';

export interface Place {
  id: string;
  longitude: number;
  latitude: number;
}
export interface Panel {
  id: 'world' | 'europe';
  x: number;
  y: number;
  width: number;
  height: number;
  projection: GeoProjection;
  /** Where most clusters lie, in shares of the panel. */
  heart: readonly [number, number];
}
export interface MapMark {
  id: string;
  panel: Panel['id'];
  /** Pixels of the whole sheet; of a panel that is looked at from near, before it is pushed. */
  x: number;
  y: number;
}
export interface MapSheet {
  width: number;
  height: number;
  panels: Panel[];
  marks: MapMark[];
  radius: number;
}

// Two corners and two edges that the panel must show; outlines bulge, so corners alone would cut the north.
const WORLD = [
  [-128, -42],
  [178, -42],
  [-128, 10],
  [178, 10],
  [-128, 66],
  [178, 66],
  [10, 72],
] as const;
const EUROPE = [
  [-9, 36],
  [35, 36],
  [-9, 58],
  [40, 58],
  [12, 66],
] as const;

const points = (coordinates: readonly (readonly [number, number])[]) =>
  ({ type: 'MultiPoint', coordinates: coordinates.map((c) => [...c]) }) as const;

/** Whether Europe's panel shows a place; the same bounds as its frame, roughly. */
export function inEurope({ longitude, latitude }: Place): boolean {
  return longitude > -11 && longitude < 41 && latitude > 35 && latitude < 67;
}

/** The two panels at a width in pixels: side by side from 760 px, one under the other below. */
export function mapPanels(width: number): { height: number; panels: Panel[] } {
  const beside = width >= 760;
  const gap = 16;
  const worldWidth = beside ? Math.round((width - gap) * 0.64) : width;
  const europeWidth = beside ? width - gap - worldWidth : width;
  const worldHeight = beside ? Math.round(europeWidth * 1.02) : Math.round(worldWidth * 0.52);
  const europeHeight = beside ? worldHeight : Math.round(europeWidth * 0.92);
  const fit = (projection: GeoProjection, w: number, h: number, shown: typeof WORLD | typeof EUROPE) =>
    projection
      .fitExtent(
        [
          [8, 8],
          [w - 8, h - 8],
        ],
        points(shown),
      )
      .clipExtent([
        [0, 0],
        [w, h],
      ]);
  return {
    height: beside ? worldHeight : worldHeight + gap + europeHeight,
    panels: [
      {
        id: 'world',
        x: 0,
        y: 0,
        width: worldWidth,
        height: worldHeight,
        projection: fit(geoEqualEarth().rotate([-11, 0]), worldWidth, worldHeight, WORLD),
        heart: [0.42, 0.12],
      },
      {
        id: 'europe',
        x: beside ? worldWidth + gap : 0,
        y: beside ? 0 : worldHeight + gap,
        width: europeWidth,
        height: europeHeight,
        projection: fit(geoAzimuthalEqualArea().rotate([-14, -51]), europeWidth, europeHeight, EUROPE),
        heart: [0.4, 0.5],
      },
    ],
  };
}

/** How many times as large as the whole each panel is looked at. */
export type Scales = Readonly<Record<Panel['id'], number>>;

/**
 * Panels and marks. Marks of one panel are moved apart where they would cover each other, by 14 px at most: the nearer
 * one looks, the less. They keep their size.
 */
export function layoutMap(
  places: readonly Place[],
  width: number,
  { world, europe }: Scales = { world: 1, europe: 1 },
): MapSheet {
  const { height, panels } = mapPanels(width);
  const radius = places.length <= 150 ? 5.5 : places.length <= 400 ? 4 : 3;
  const marks = panels.flatMap((panel) => {
    const scale = panel.id === 'world' ? world : europe;
    const shown = places.flatMap((place) => {
      if (panel.id === 'europe' && !inEurope(place)) return [];
      const at = panel.projection([place.longitude, place.latitude]);
      return at ? [{ id: place.id, x: at[0] * scale, y: at[1] * scale }] : [];
    });
    const small = panel.id === 'world' ? 0.75 : 1;
    const apart = spread(shown, radius * 2.1 * small, panel.id === 'world' ? 5 : 14);
    return apart.map((spot, i) => ({
      id: shown[i]?.id ?? '',
      panel: panel.id,
      x: panel.x + spot.x,
      y: panel.y + spot.y,
    }));
  });
  return { width, height, panels, marks, radius };
}

/** The marks where they are seen, in pixels of the whole sheet; without those that lie outside a near panel. */
export function seenMarks(sheet: MapSheet, zooms: Readonly<Record<string, Zoom>>): MapMark[] {
  return sheet.panels.flatMap((panel) => {
    const zoom = zooms[panel.id] ?? WHOLE;
    const own = sheet.marks.filter((mark) => mark.panel === panel.id);
    if (zoom.scale === 1) return own;
    const [right, below] = [panel.x + panel.width, panel.y + panel.height];
    return own
      .map((mark) => ({ ...mark, x: mark.x + zoom.x * panel.width, y: mark.y + zoom.y * panel.height }))
      .filter(({ x, y }) => x >= panel.x && x <= right && y >= panel.y && y <= below);
  });
}
