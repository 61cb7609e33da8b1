/** What of the staff's lists is looked at, as their addresses say it; what an address may not hold is dropped. */
export const QUEUE_STATES = ['submitted', 'in_review', 'more_asked', 'accepted', 'refused', 'withdrawn'] as const;

export interface QueueSearch {
  state?: (typeof QUEUE_STATES)[number] | 'all';
  mine?: true;
}

export function readQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const state = [...QUEUE_STATES, 'all' as const].find((one) => one === raw['state']);
  return { ...(state && state !== 'submitted' ? { state } : {}), ...(raw['mine'] ? { mine: true as const } : {}) };
}

export const MEMBERSHIP_STATES = ['pending', 'active', 'grace', 'suspended', 'lapsed', 'ended'] as const;

export interface MembershipsSearch {
  state?: (typeof MEMBERSHIP_STATES)[number];
  type?: string;
}

export function readMembershipsSearch(raw: Record<string, unknown>): MembershipsSearch {
  const state = MEMBERSHIP_STATES.find((one) => one === raw['state']);
  return { ...(state ? { state } : {}), ...(typeof raw['type'] === 'string' ? { type: raw['type'] } : {}) };
}

export const DUES_STATES = ['draft', 'sent', 'part_paid', 'overdue', 'paid', 'written_off', 'waived'] as const;

export interface DuesSearch {
  state?: (typeof DUES_STATES)[number];
}

export function readDuesSearch(raw: Record<string, unknown>): DuesSearch {
  const state = DUES_STATES.find((one) => one === raw['state']);
  return state ? { state } : {};
}

export interface RenewalsSearch {
  period?: string;
}

export function readRenewalsSearch(raw: Record<string, unknown>): RenewalsSearch {
  const period = String((raw['period'] as string | number | undefined) ?? '');
  return /^\d{4}$/.test(period) ? { period } : {};
}

export interface ReportsSearch {
  year?: string;
}

export function readReportsSearch(raw: Record<string, unknown>): ReportsSearch {
  const year = String((raw['year'] as string | number | undefined) ?? '');
  return /^\d{4}$/.test(year) ? { year } : {};
}
