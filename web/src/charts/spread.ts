/** Moves marks apart that would cover each other, as little as needed. */

export interface Spot {
  x: number;
  y: number;
}

/**
 * Pushes spots apart until none are nearer than `gap` pixels, or for `rounds`; each stays within `reach` of its true
 * place. Spots at one place part along a spiral, so that the result does not depend on chance. Near spots are found on
 * a grid: O(rounds × spots) where the map is not crowded throughout.
 */
export function spread(spots: readonly Spot[], gap: number, reach: number, rounds = 24): Spot[] {
  const moved = spots.map((s, i) => ({ x: s.x + Math.cos(i * 2.4) * 0.01, y: s.y + Math.sin(i * 2.4) * 0.01 }));
  for (let round = 0; round < rounds; round++) {
    const cells = new Map<number, number[]>();
    const key = (x: number, y: number) => Math.floor(x / gap) * 100_003 + Math.floor(y / gap);
    moved.forEach((s, i) => {
      const k = key(s.x, s.y);
      const cell = cells.get(k);
      if (cell) cell.push(i);
      else cells.set(k, [i]);
    });
    let touched = false;
    moved.forEach((a, i) => {
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const j of cells.get(key(a.x + dx * gap, a.y + dy * gap)) ?? []) {
            const b = moved[j];
            if (!b || j <= i) continue;
            const [vx, vy] = [b.x - a.x, b.y - a.y];
            const apart = Math.hypot(vx, vy);
            if (apart >= gap) continue;
            touched = true;
            const push = (gap - apart) / 2 / (apart || 1);
            a.x -= vx * push;
            a.y -= vy * push;
            b.x += vx * push;
            b.y += vy * push;
          }
    });
    moved.forEach((s, i) => {
      const home = spots[i] ?? s;
      const away = Math.hypot(s.x - home.x, s.y - home.y);
      if (away <= reach) return;
      s.x = home.x + ((s.x - home.x) * reach) / away;
      s.y = home.y + ((s.y - home.y) * reach) / away;
    });
    if (!touched) break;
  }
  return moved;
}
