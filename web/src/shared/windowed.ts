/** The rows of a long list that are drawn, and the room to be left above and below them. */
export interface Window {
  first: number;
  /** One behind the last. */
  end: number;
  above: number;
  below: number;
}

/** Lists up to this long are drawn whole: the browser's own search then finds all of them. */
export const DRAWN_WHOLE = 500;

/**
 * Which of `count` rows of one height are seen, with a few more on each side, so that a fast scroll shows no gap.
 *
 * @param top    how far the list is scrolled, in px
 * @param height of the part that is seen, in px
 */
export function windowOf(count: number, row: number, top: number, height: number, spare = 6): Window {
  if (count <= DRAWN_WHOLE) return { first: 0, end: count, above: 0, below: 0 };
  const first = Math.max(0, Math.min(Math.floor(top / row) - spare, count - 1));
  const end = Math.min(count, Math.ceil((top + height) / row) + spare);
  return { first, end, above: first * row, below: (count - end) * row };
}
