/** How a group looks: a colour from the page's tokens and a shape, so that no chart tells groups apart by colour alone. */

/** The colour of group 1, 2, …; the eighth colour serves every group from the eighth on. */
export function groupColor(group: number): string {
  return group >= 1 ? `var(--group-${Math.min(Math.round(group), 8)})` : 'var(--chart-mark)';
}

/** Corners at these radii, the first one up, closed. */
function polygon(radii: readonly number[], turn = 0): string {
  const corners = radii.map((r, i) => {
    const angle = ((i + turn) / radii.length) * 2 * Math.PI;
    return `${(r * Math.sin(angle)).toFixed(2)},${(-r * Math.cos(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
}

// Factors that give each shape about the area of a circle of radius 1.
const SHAPES: readonly ((r: number) => string)[] = [
  (r) => `M0,${-r}A${r},${r} 0 1 1 0,${r}A${r},${r} 0 1 1 0,${-r}Z`,
  (r) => polygon(Array<number>(4).fill(1.2 * r), 0.5),
  (r) => polygon(Array<number>(3).fill(1.5 * r)),
  (r) => polygon(Array<number>(4).fill(1.3 * r)),
  (r) => {
    const [a, b] = [0.42 * r, 1.3 * r];
    return `M${-a},${-b}H${a}V${-a}H${b}V${a}H${a}V${b}H${-a}V${a}H${-b}V${-a}H${-a}Z`;
  },
  (r) => polygon(Array.from({ length: 10 }, (_, i) => (i % 2 ? 0.68 : 1.6) * r)),
  (r) => polygon(Array<number>(6).fill(1.1 * r)),
];

/** The outline of a group's mark about (0, 0), of about the area of a circle of this radius in pixels. */
export function groupPath(group: number, radius: number): string {
  const shape = SHAPES[(Math.max(1, Math.round(group)) - 1) % SHAPES.length];
  return shape?.(radius) ?? '';
}
