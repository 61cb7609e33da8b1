import type { Comparison } from './scorecards';

export type Cause = 'data' | 'method' | 'seed' | 'build';

/** What two runs differ by: each of these can move a result, and nothing else can. */
export function causesOf({ data, method, seed, build }: Pick<Comparison, Cause>): Cause[] {
  const same = { data: data.same, method: method.same, seed: seed.same, build: build.same };
  return (['data', 'method', 'seed', 'build'] as const).filter((cause) => !same[cause]);
}
