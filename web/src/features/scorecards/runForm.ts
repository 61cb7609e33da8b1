/** What a run may choose otherwise than the program's recipe. */
export interface RunValues {
  linkage: string;
  method: string;
  k: string;
  normalisation: string;
  aggregation: string;
  seed: number | '';
  /** More members of the recipe, as JSON. */
  more: string;
}

/** The program's own recipe. */
export const USUAL: RunValues = {
  linkage: 'average',
  method: 'k-medoids',
  k: 'found',
  normalisation: 'minmax',
  aggregation: 'arithmetic',
  seed: 1,
  more: '',
};

/** What was written as JSON; undefined where it is no object. */
export function readMore(text: string): Record<string, unknown> | undefined {
  if (!text.trim()) return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The members of the recipe that differ, as the API takes them; undefined where the JSON is none. */
export function changesOf(values: RunValues): Record<string, unknown> | undefined {
  const more = readMore(values.more);
  if (!more) return undefined;
  const changes: Record<string, unknown> = {};
  for (const key of ['linkage', 'method', 'normalisation', 'aggregation'] as const)
    if (values[key] !== USUAL[key]) changes[key] = values[key];
  if (values.k !== USUAL.k) changes['k'] = Number(values.k);
  if (values.seed !== '' && values.seed !== USUAL.seed) changes['seed'] = values.seed;
  return { ...changes, ...more };
}
