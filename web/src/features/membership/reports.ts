import { useQuery } from '@tanstack/react-query';

export interface Growth {
  month: string;
  joined_count: number;
  left_count: number;
  net_count: number;
  member_count: number;
}
export interface Churn {
  year: number;
  member_count: number;
  left_count: number;
  churn_rate: number;
  unpaid_count: number;
  own_wish_count: number;
  expelled_count: number;
  dissolved_count: number;
  other_count: number;
}
export interface Diversity {
  kind: string;
  member_group: string;
  member_count: number;
  is_group_present: boolean;
}
export interface Location {
  country_code: string;
  region: string | null;
  member_count: number;
}

export const reportAddress = (clusterId: string, report: string, query: Record<string, string>) =>
  `/api/v1/clusters/${clusterId}/membership-reports/${report}?${new URLSearchParams(query).toString()}`;

/** A report as rows. */
export function useReport<Row>(clusterId: string, report: string, query: Record<string, string>) {
  const address = reportAddress(clusterId, report, query);
  return useQuery({
    queryKey: ['get', '/api/v1/clusters/reports', address],
    enabled: clusterId !== '',
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw (await answer.json()) as Error;
      return ((await answer.json()) as { items: Row[] }).items;
    },
  });
}

/** Members by country, the most first; regions are added up. */
export function byCountry(rows: readonly Location[]): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { country_code, member_count } of rows) {
    counts.set(country_code, (counts.get(country_code) ?? 0) + member_count);
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}

/** Joiners a month over the time shown; what the study of 2017 gives as three to four. */
export function joinersAMonth(rows: readonly Growth[]): number {
  return rows.length === 0 ? 0 : rows.reduce((sum, { joined_count }) => sum + joined_count, 0) / rows.length;
}

/** Months that have begun: the server counts the rest of a year as it stands. */
export function begun(rows: readonly Growth[], today: string): Growth[] {
  return rows.filter(({ month }) => month <= today.slice(0, 7));
}

/** The years from the first to the last, for one request each: "2022", "2023", … */
export function yearsBack(count: number, thisYear: number): string[] {
  return Array.from({ length: count }, (_, i) => String(thisYear - count + 1 + i));
}
