/** Terms that hold from one day to another, both included; without a last day until further notice. */
export interface Dated {
  from_on: string;
  to_on?: string | null;
}

export type Standing = 'now' | 'later' | 'over';

/** How terms stand on a day. ISO dates compare as texts. */
export function standingOn({ from_on, to_on }: Dated, on: string): Standing {
  if (on < from_on) return 'later';
  return to_on && to_on < on ? 'over' : 'now';
}

/** What holds first, then what comes, then what is over, the newest of each first. */
export function byStanding<T extends Dated>(rows: readonly T[], on: string): T[] {
  const order = { now: 0, later: 1, over: 2 };
  return [...rows].sort(
    (a, b) => order[standingOn(a, on)] - order[standingOn(b, on)] || b.from_on.localeCompare(a.from_on),
  );
}

/** The day before, or after: "2027-01-01" and -1 give "2026-12-31". */
export function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** From when new terms would mostly hold: the next 1 January, but not before the day on which these began. */
export function nextStart(today: string, { from_on }: Dated): string {
  const year = `${Number(today.slice(0, 4)) + 1}-01-01`;
  return year > from_on ? year : daysFrom(from_on, 1);
}
