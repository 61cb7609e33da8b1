/** Layout of a map of units on two axes without a meaning of their own: one scale for both, and room at the edges. */

export interface ScatterFrame {
  width: number;
  height: number;
  /** Pixels of a point. */
  x: (value: number) => number;
  y: (value: number) => number;
  /** Pixels of one unit of distance. */
  perUnit: number;
}

/** A distance must look the same in every direction, so both axes share one scale; y grows upwards. */
export function layoutScatter(points: readonly { x: number; y: number }[], width: number): ScatterFrame {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [minX, maxX] = [Math.min(...xs), Math.max(...xs)];
  const [minY, maxY] = [Math.min(...ys), Math.max(...ys)];
  const edge = width < 480 ? 22 : 44;
  const spanX = Math.max(maxX - minX, 1e-9);
  const spanY = Math.max(maxY - minY, 1e-9);
  const most = width < 480 ? width * 1.1 : width * 0.72;
  const perUnit = Math.min((width - 2 * edge) / spanX, (most - 2 * edge) / spanY);
  const height = Math.round(spanY * perUnit + 2 * edge);
  const left = (width - spanX * perUnit) / 2;
  return {
    width,
    height,
    perUnit,
    x: (value) => left + (value - minX) * perUnit,
    y: (value) => height - edge - (value - minY) * perUnit,
  };
}
