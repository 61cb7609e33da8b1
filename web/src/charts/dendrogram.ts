/** Layout of a tree of merges with true heights. */

/** One merge: nodes 0…n−1 are leaves, node n + i is what merge i made. */
export interface Merge {
  left: number;
  right: number;
  height: number;
  size: number;
}

export interface Branch {
  node: number;
  /** Along the leaf axis, in leaves: the first leaf is at 0. A branch stands midway between its two parts. */
  position: number;
  height: number;
  parts?: [Branch, Branch];
  /** The numbers of the leaves under it, in the order drawn. */
  leaves: number[];
}

/**
 * Lays n − 1 merges out so that no two branches cross. With `order` (leaf numbers from the first to the last, such as an
 * optimal leaf order) the branches are turned to follow it as far as the tree allows.
 * Errors: RangeError for a merge of an unknown node. O(n log n).
 */
export function layoutTree(merges: readonly Merge[], order?: readonly number[]): Branch {
  const count = merges.length + 1;
  const place = new Map<number, number>((order ?? []).map((leaf, i) => [leaf, i]));
  const first = (branch: Branch) => Math.min(...branch.leaves.map((leaf) => place.get(leaf) ?? leaf));
  const nodes: Branch[] = Array.from({ length: count }, (_, i) => ({ node: i, position: 0, height: 0, leaves: [i] }));
  merges.forEach(({ left, right, height }, i) => {
    const parts = [nodes[left], nodes[right]];
    const [a, b] = parts;
    if (!a || !b || left === right) throw new RangeError(`Merge ${i} names a node that does not exist yet.`);
    const pair: [Branch, Branch] = order && first(b) < first(a) ? [b, a] : [a, b];
    nodes.push({ node: count + i, position: 0, height, parts: pair, leaves: [...pair[0].leaves, ...pair[1].leaves] });
  });
  const root = nodes.at(-1);
  if (!root) throw new RangeError('A tree has at least one leaf.');
  let next = 0;
  const settle = (branch: Branch): number => {
    branch.position = branch.parts ? (settle(branch.parts[0]) + settle(branch.parts[1])) / 2 : next++;
    return branch.position;
  };
  settle(root);
  return root;
}

/** Every branch from the root down. */
export function branchesOf(root: Branch): Branch[] {
  return [root, ...(root.parts ? root.parts.flatMap(branchesOf) : [])];
}

/** A height that cuts the tree into so many groups, midway between two merges. */
export function cutHeight(merges: readonly Merge[], groups: number): number {
  const heights = merges.map((m) => m.height).sort((a, b) => a - b);
  const below = heights[heights.length - groups] ?? 0;
  const above = heights[heights.length - groups + 1] ?? below * 1.1;
  return (below + above) / 2;
}
