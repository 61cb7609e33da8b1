/** How a group looks: a colour from the page's tokens and a shape, so that no chart tells groups apart by colour alone. */
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond2,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond2,
  symbolCross,
  symbolStar,
  symbolWye,
];

/** The colour of group 1, 2, …; the eighth colour serves every group from the eighth on. */
export function groupColor(group: number): string {
  return group >= 1 ? `var(--group-${Math.min(Math.round(group), 8)})` : 'var(--chart-mark)';
}

/** The outline of a group's mark about (0, 0); its area is that of a circle of this radius in pixels. */
export function groupPath(group: number, radius: number): string {
  const shape = SHAPES[(Math.max(1, Math.round(group)) - 1) % SHAPES.length] ?? symbolCircle;
  return symbol(shape, Math.PI * radius * radius)() ?? '';
}
