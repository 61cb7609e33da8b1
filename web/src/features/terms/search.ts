/** Which terms are looked at, as the address says it. */
export interface TermsSearch {
  /** The day on which they hold; today where absent. */
  on?: string;
  /** With those that are over. */
  all?: true;
}

export function readTermsSearch(raw: Record<string, unknown>): TermsSearch {
  const on = typeof raw['on'] === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw['on']) ? raw['on'] : undefined;
  const day = on && !Number.isNaN(Date.parse(on)) ? on : undefined;
  return { ...(day ? { on: day } : {}), ...(raw['all'] ? { all: true as const } : {}) };
}
