/** How near a panel of a map is looked at, without a browser. */

/**
 * `scale` times as large as the whole, 1…12; the panel's corner lies `x` of its width and `y` of its height beyond what
 * is seen, 1 − scale…0. In shares of the panel, so that it holds at any width.
 */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
const MOST = 12;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** What is seen is always full of map. */
function settled({ scale, x, y }: Zoom): Zoom {
  return scale === 1 ? WHOLE : { scale, x: within(x, 1 - scale, 0), y: within(y, 1 - scale, 0) };
}

/** Nearer by a factor, or farther by one below 1; what lies at (x, y), shares of the panel, stays there. */
export function zoomed(zoom: Zoom, factor: number, x = 0.5, y = 0.5): Zoom {
  const scale = within(zoom.scale * factor, 1, MOST);
  const grown = scale / zoom.scale;
  return settled({ scale, x: x - (x - zoom.x) * grown, y: y - (y - zoom.y) * grown });
}

/** Pushed by shares of the panel: to the right and down where they are positive. */
export function moved(zoom: Zoom, dx: number, dy: number): Zoom {
  return settled({ ...zoom, x: zoom.x + dx, y: zoom.y + dy });
}
