import { geoMercator, type GeoProjection } from 'd3-geo';

/** The part of the globe that is looked at: its middle, and how many px the whole equator would take, over 2π. */
export interface MapView {
  longitude: number;
  latitude: number;
  scale: number;
}

export interface MapPlace {
  longitude: number;
  latitude: number;
  /** How many organisations stand here. */
  count: number;
  organisation_id?: string;
  name?: string;
  kind?: string;
}

export interface Mark {
  x: number;
  y: number;
  count: number;
  places: MapPlace[];
}

export type Bounds = [west: number, south: number, east: number, north: number];

const MOST_NORTH = 78;
const LARGEST_SCALE = 60_000;

export function projectionOf({ longitude, latitude, scale }: MapView, width: number, height: number): GeoProjection {
  return geoMercator()
    .center([longitude, latitude])
    .scale(scale)
    .translate([width / 2, height / 2])
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
}

/** All of the places with some room round them; the world where there are none. */
export function viewOf(
  places: readonly { longitude: number; latitude: number }[],
  width: number,
  height: number,
): MapView {
  if (places.length === 0) return { longitude: 10, latitude: 30, scale: Math.max(60, width / 6.5) };
  const longitudes = places.map((place) => place.longitude);
  const latitudes = places.map((place) => place.latitude);
  return viewOfBounds(
    [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
    width,
    height,
  );
}

export function viewOfBounds([west, south, east, north]: Bounds, width: number, height: number): MapView {
  const y = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (clamp(latitude) * Math.PI) / 360));
  const across = Math.max(((east - west) * Math.PI) / 180, 0.002);
  const up = Math.max(y(north) - y(south), 0.002);
  const scale = Math.min((width - 80) / across, (height - 80) / up, LARGEST_SCALE / 4);
  const middle = (2 * Math.atan(Math.exp((y(north) + y(south)) / 2)) * 180) / Math.PI - 90;
  return { longitude: (west + east) / 2, latitude: middle, scale: Math.max(scale, 40) };
}

/** Nearer or farther, with what lies under (x, y) staying there. */
export function zoomed(view: MapView, factor: number, width: number, height: number, at?: [number, number]): MapView {
  const scale = Math.min(Math.max(view.scale * factor, 40), LARGEST_SCALE);
  if (!at) return { ...view, scale };
  const before = projectionOf(view, width, height).invert?.(at);
  const after = projectionOf({ ...view, scale }, width, height).invert?.(at);
  if (!before || !after) return { ...view, scale };
  return settled({
    longitude: view.longitude + before[0] - after[0],
    latitude: view.latitude + before[1] - after[1],
    scale,
  });
}

/** Pushed by so many px. */
export function moved(view: MapView, dx: number, dy: number, width: number, height: number): MapView {
  const middle = projectionOf(view, width, height).invert?.([width / 2 - dx, height / 2 - dy]);
  return middle ? settled({ ...view, longitude: middle[0], latitude: middle[1] }) : view;
}

export function boundsOfView(view: MapView, width: number, height: number): Bounds {
  const projection = projectionOf(view, width, height);
  const [west, north] = projection.invert!([0, 0])!;
  const [east, south] = projection.invert!([width, height])!;
  const across = (width / view.scale) * (180 / Math.PI);
  // More than the whole globe is seen.
  if (across >= 360) return [-180, Math.max(south, -90), 180, Math.min(north, 90)];
  return [west, Math.max(south, -90), east, Math.min(north, 90)];
}

/** Marks nearer to each other than this, in px, would cover each other. */
const APART = 30;

/**
 * Places that would cover each other are one mark, with their number. Those out of sight are left out.
 *
 * Cost: places × marks in sight; a few hundred marks fill a map.
 */
export function marksOf(places: readonly MapPlace[], projection: GeoProjection, width: number, height: number): Mark[] {
  const marks: Mark[] = [];
  for (const place of places) {
    const point = projection([place.longitude, place.latitude]);
    if (!point) continue;
    const [x, y] = point;
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < APART);
    if (!near) {
      marks.push({ x, y, count: place.count, places: [place] });
      continue;
    }
    near.count += place.count;
    near.places.push(place);
  }
  return marks;
}

const clamp = (latitude: number) => Math.min(Math.max(latitude, -MOST_NORTH), MOST_NORTH);

function settled({ longitude, latitude, scale }: MapView): MapView {
  return { longitude: ((((longitude + 180) % 360) + 360) % 360) - 180, latitude: clamp(latitude), scale };
}
