/** What addresses of the figures' pages hold; what they may not hold is dropped. */
const words = <Word extends string>(raw: unknown, known: readonly Word[]) => known.find((one) => one === raw);
const text = (raw: unknown, pattern: RegExp) => {
  const read = typeof raw === 'number' ? String(raw) : raw;
  return typeof read === 'string' && pattern.test(read) ? read : undefined;
};
/** Without the members that say nothing. */
function given<Search extends object>(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}

const CODE = /^[\w-]{1,80}$/;
export const PERIOD = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])|-\d\d-\d\d\/\d{4}-\d\d-\d\d)?$/;
export const STATES = ['proposed', 'checked', 'published', 'superseded', 'refused'] as const;
export const ORIGINS = ['measured', 'declared', 'imported'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;

export interface IndicatorsSearch {
  /** Every observation, not only what stands. */
  view?: 'all';
  unit?: string;
  block?: string;
  indicator?: string;
  origin?: (typeof ORIGINS)[number] | 'missing';
  state?: (typeof STATES)[number];
  confidence?: (typeof CONFIDENCES)[number];
  period?: string;
}

export function readIndicatorsSearch(raw: Record<string, unknown>): IndicatorsSearch {
  return given({
    view: words(raw['view'], ['all']),
    unit: text(raw['unit'], CODE),
    block: text(raw['block'], CODE),
    indicator: text(raw['indicator'], CODE),
    origin: words(raw['origin'], [...ORIGINS, 'missing']),
    state: words(raw['state'], STATES),
    confidence: words(raw['confidence'], CONFIDENCES),
    period: text(raw['period'], PERIOD),
  });
}

export interface QueueSearch {
  step?: 'publish' | 'mine';
}

export const readQueueSearch = (raw: Record<string, unknown>): QueueSearch =>
  given({ step: words(raw['step'], ['publish', 'mine']) });

export interface DeclareSearch {
  indicator?: string;
  unit?: string;
  period?: string;
}

export const readDeclareSearch = (raw: Record<string, unknown>): DeclareSearch =>
  given({
    indicator: text(raw['indicator'], CODE),
    unit: text(raw['unit'], CODE),
    period: text(raw['period'], PERIOD),
  });

export interface MeasureSearch {
  /** The measurement that is shown. */
  job?: string;
}

export const readMeasureSearch = (raw: Record<string, unknown>): MeasureSearch =>
  given({ job: text(raw['job'], /^[0-9a-f-]{36}$/) });
