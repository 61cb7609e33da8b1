/** The mark nearest to a point, when one is within so many pixels; of equals the first. */
export function nearestSpot<Mark extends { x: number; y: number }>(
  marks: readonly Mark[],
  x: number,
  y: number,
  within: number,
): Mark | null {
  let best: Mark | null = null;
  let least = within;
  for (const mark of marks) {
    const away = Math.hypot(mark.x - x, mark.y - y);
    if (away < least || (away === least && !best)) [best, least] = [mark, away];
  }
  return best;
}
