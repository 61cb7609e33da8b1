import { useQuery, useQueries, useSuspenseQuery } from '@tanstack/react-query';
import { api, type Item } from '../../app/client';

export type Version = Item<'/api/v1/scorecards'>;
export type Run = Item<'/api/v1/scorecards/{scorecard_version_id}/runs'>;
export type Study = Item<'/api/v1/study-proposals'>;

export interface Words {
  en: string;
  ru: string;
}
export type Raw = null | number | boolean | string | string[];

/** A frozen table, as far as the pages read it. */
export interface Content {
  scorecard: {
    id: string;
    label: Words;
    words: Record<string, Words>;
    blocks: { id: string; label: Words }[];
    indicators: { id: string; label: Words; block: string; type: string; measure_unit?: string }[];
  };
  units: {
    id: string;
    name: string;
    values: Record<string, Raw>;
    origins: Record<string, { as_of: string; sources: string[]; note: string; origin?: string; confidence?: string }>;
  }[];
  places: Record<string, { countries: string[] }>;
  sources: Record<string, { title: string; publisher: string; address: string }>;
}

/** What a run found, as far as its summary reads it. */
export interface Findings {
  vallis: string;
  seed: number;
  warnings: Words[];
  unusual_choices: Words[];
  units: { id: string; name: string }[];
  groups: {
    k: number;
    mean_silhouette: number;
    groups: { number: number; size: number; medoid: string; mean_silhouette: number; members: string[] }[];
    units: { id: string; group: number }[];
  };
  stability?: { schemes: { groups: { number: number; mean_jaccard: number }[] }[] };
  scores?: { units: { id: string; score: number | null; rank: number | null }[] };
  robustness?: { units: { id: string; rank_interval: [number, number] }[] };
}

export interface Comparison {
  data: {
    same: boolean;
    values: { unit: string; indicator: string; a: Raw; b: Raw }[];
    only_a: string[];
    only_b: string[];
  };
  method: { same: boolean; choices: { pointer: string; a: unknown; b: unknown }[] };
  seed: { same: boolean; a: number; b: number };
  build: { same: boolean; a: string; b: string };
  result: {
    same: boolean;
    groups_a: number;
    groups_b: number;
    adjusted_rand: number | null;
    ranks: { unit: string; a: number | null; b: number | null }[];
  };
}

/** An answer whose JSON the server keeps as it was made, so that its OpenAPI document has no form of it. */
async function readJson<T>(address: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(address, { signal });
  const body: unknown = await answer.json();
  // A problem of the server, which has a status and a title (RFC 9457).
  if (!answer.ok) throw body as Error;
  return body as T;
}

export function useJson<T>(address: string | undefined) {
  return useQuery({
    queryKey: ['get', address],
    enabled: address !== undefined,
    queryFn: ({ signal }) => readJson<T>(address!, signal),
    staleTime: Infinity,
  });
}

/** A frozen table never changes. */
export const useContent = (versionId: string | undefined) =>
  useJson<Content>(versionId && `/api/v1/scorecards/${versionId}/content`);

export const useVersions = (): Version[] =>
  useSuspenseQuery({
    queryKey: ['get', '/api/v1/scorecards'],
    queryFn: async ({ signal }) => {
      const { data, error } = await api.GET('/api/v1/scorecards', { signal });
      if (!data) throw error as unknown as Error;
      return data.items;
    },
  }).data;

/** The runs of some versions, those of one after those of the other. */
export function useRunsOf(versions: readonly Version[]): Run[] {
  return useQueries({
    queries: versions.map(({ scorecard_version_id }) => ({
      queryKey: ['get', '/api/v1/scorecards/runs', scorecard_version_id],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { data, error } = await api.GET('/api/v1/scorecards/{scorecard_version_id}/runs', {
          params: { path: { scorecard_version_id } },
          signal,
        });
        if (!data) throw error as unknown as Error;
        return data.items;
      },
    })),
    combine: (lists) => lists.flatMap(({ data }) => data ?? []),
  });
}

export const sharesOf = (version: {
  measured_count: number;
  declared_count: number;
  imported_count: number;
  missing_count: number;
}) => ({
  measured: version.measured_count,
  declared: version.declared_count,
  imported: version.imported_count,
  missing: version.missing_count,
});

/** "sha256:490bb4cb8229…" → "490bb4cb": enough for people to tell two apart. */
export const shortHash = (hash: string) => hash.replace(/^sha256:/, '').slice(0, 8);
