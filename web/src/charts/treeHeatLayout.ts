/** Layout of a tree with a heat map beside it, one line a leaf. */
import { branchesOf, layoutTree, type Branch, type Merge } from './dendrogram';
import { clip, textWidth } from './text';

export interface TreeHeatSheet {
  height: number;
  rowHeight: number;
  top: number;
  /** Pixels at which the greatest height and height 0 stand. */
  tree: [number, number];
  labels: { leaf: number; text: string; x: number; y: number }[];
  branches: Branch[];
  /** The left edge of each column of the heat map and its width; columns of one block stand together. */
  cells: { x: number; size: number }[];
  greatest: number;
}

/** @param blocks the block of each column: a little space parts one block from the next */
export function layoutTreeHeat(
  merges: readonly Merge[],
  order: readonly number[],
  names: readonly string[],
  blocks: readonly string[],
  width: number,
): TreeHeatSheet {
  const narrow = width < 620;
  const size = narrow ? 9 : Math.min(24, Math.floor((width * 0.4) / Math.max(1, blocks.length)));
  const rowHeight = narrow ? 15 : 17;
  const top = 46;
  const parting = (i: number) => blocks.slice(1, i + 1).filter((b, n) => b !== blocks[n]).length * (narrow ? 4 : 8);
  const heatWidth = blocks.length ? blocks.length * size + parting(blocks.length - 1) : 0;
  const heatLeft = width - heatWidth;
  const labelWidth = Math.min(
    Math.max(0, ...names.map((n) => textWidth(n, narrow ? 11 : 12))),
    width * (narrow ? 0.36 : 0.3),
  );
  const treeRight = heatLeft - labelWidth - 28;
  const root = layoutTree(merges, order);
  return {
    height: top + names.length * rowHeight + 6,
    rowHeight,
    top,
    tree: [4, treeRight],
    labels: root.leaves.map((leaf, i) => ({
      leaf,
      text: clip(names[leaf] ?? '', labelWidth, narrow ? 11 : 12),
      x: treeRight + 20,
      y: top + (i + 0.5) * rowHeight,
    })),
    branches: branchesOf(root),
    cells: blocks.map((_, i) => ({ x: heatLeft + i * size + parting(i), size })),
    greatest: root.height,
  };
}
