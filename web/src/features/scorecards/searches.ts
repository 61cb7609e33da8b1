/** What addresses of the scorecards' pages hold; what they may not hold is dropped. */
const ID = /^[0-9a-f-]{36}$/;
const CODE = /^[\w-]{1,120}$/;
const fits = (raw: unknown, pattern: RegExp) => (typeof raw === 'string' && pattern.test(raw) ? raw : undefined);

export interface CompareSearch {
  a?: string;
  b?: string;
}

export function readCompareSearch(raw: Record<string, unknown>): CompareSearch {
  const a = fits(raw['a'], ID);
  const b = fits(raw['b'], ID);
  return { ...(a ? { a } : {}), ...(b ? { b } : {}) };
}

export interface VersionSearch {
  /** The indicator whose values are listed. */
  indicator?: string;
  /** Or the cluster, all of whose values are. */
  unit?: string;
}

export function readVersionSearch(raw: Record<string, unknown>): VersionSearch {
  const unit = fits(raw['unit'], CODE);
  const indicator = fits(raw['indicator'], CODE);
  return unit ? { unit } : indicator ? { indicator } : {};
}
