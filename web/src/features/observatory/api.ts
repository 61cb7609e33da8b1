/** The one place where the observatory asks the server. Its pages know only what this module gives them. */
import { queryOptions } from '@tanstack/react-query';
import i18n from 'i18next';
import type { Findings, Raw, Words } from './findings';
import { readStudy, type Study } from './study';

export interface StudyAnswer {
  code: string;
  title_en: string;
  title_ru: string;
  citation: string;
  published_at: string | null;
  findings_hash: string;
}
export interface SourceAnswer {
  title: string;
  publisher: string;
  address: string;
}
interface Coded {
  code: string;
  name: Words;
}
export interface ScorecardAnswer {
  blocks: { id: string; name: Words }[];
  words: Record<string, Words>;
  sources: Record<string, SourceAnswer>;
  indicators: {
    id: string;
    name: Words;
    block: string;
    type: string;
    measure_unit: string;
    measure_unit_name: Words;
    polarity: string;
    changeable: boolean;
    levels: Coded[];
    universe: Coded[];
    definition: Words;
    source: string;
  }[];
  units: {
    id: string;
    countries: string[];
    city: string;
    latitude: number | null;
    longitude: number | null;
    initiative: string;
    website: string;
    founded_year: number | null;
    values: Record<
      string,
      { as_of: string; note: string; origin: string | null; confidence?: string | null; sources: string[] }
    >;
  }[];
}
/** A document of checks: the success factors, or the target models. */
export interface AssessmentAnswer {
  subjects: { id: string; label: Words; checks: { id: string; statement: Words; reason: Words }[] }[];
}
export interface RecomputeAnswer {
  findings: Findings;
  warnings: Words[];
  compared: { adjusted_rand: number; ranks_moved: number; largest_move: number };
}
export interface Contribution {
  indicator: string;
  counted: boolean;
  part?: number;
  share?: number;
  contribution?: number;
}
export interface Neighbour {
  id: string;
  name: string;
  dissimilarity: number;
  contributions: Contribution[];
}
export interface UnitAnswer {
  id: string;
  group: number;
  silhouette: number;
  values: { indicator: string; rank: number | null; known_units: number; percentile: number | null }[];
  nearest: Neighbour[];
  medoids: Neighbour[];
  group_certainty?: { draw: string; resample: string; certainty: number }[];
  configurations_stays?: number;
}
/** Where a published study put a cluster. */
export interface PublishedStanding {
  study_id: string;
  code: string;
  title_en: string;
  title_ru: string;
  published_at: string | null;
  unit_count: number;
  group: number;
  score: number | null;
  rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
}
export interface Standing {
  group: number;
  silhouette: number;
  nearest: Neighbour[];
  medoids: Neighbour[];
}
export interface WhatIfAnswer {
  composite?: {
    before: { score: number; rank: number; rank_interval?: [number, number] };
    after: { score: number; rank: number; rank_interval?: [number, number] };
    ranked_units: number;
  };
  edits: { indicator: string; from: string | null; to: string | null; beyond_range: boolean }[];
  before: Standing;
  after: Standing;
}
export interface Change {
  indicator: string;
  from: string | null;
  to: string | null;
  cost: number;
}
export interface CounterfactualAnswer {
  targets?: { group: number; found: boolean; proven: boolean; changes: Change[] }[];
  found?: boolean;
  reached?: boolean;
  proven?: boolean;
  met_before?: number;
  met_after?: number;
  changes?: Change[];
}
export interface Practice {
  id: string;
  cluster: string;
  title: string;
  what: string;
  figures: string;
  kind: string;
  source: string;
}
export interface Check {
  id: string;
  indicator: string;
  statement: string;
  reason: string;
  outcome: 'met' | 'not_met' | 'unknown';
}
export interface FactorsAnswer {
  subjects: {
    id: string;
    label: string;
    met: number;
    known: number;
    checks: Check[];
    own_practices: Practice[];
    practices_of_others: Practice[];
  }[];
}
export interface AllFactorsAnswer {
  factors: { id: string; label: string; practices: Practice[] }[];
}
export interface CompareAnswer {
  units: { id: string; values: { indicator: string; percentile: number | null }[] }[];
  pairs: { a: string; b: string; dissimilarity: number; blocks: { block: string; part: number }[] }[];
  common: { indicator: string; value: string; whole: boolean; others: number; others_known: number }[];
  distinguishing: { indicator: string; share: number; known: number; apart: string | null }[];
}
/** One cluster's results and plans beside the practices of others, by combined area. */
export interface AreasAnswer {
  id: string;
  name: string;
  peers: string[];
  areas: {
    id: string;
    factors: {
      id: string;
      label: string;
      standing: string;
      checks: { id: string; outcome: Check['outcome']; peers_met: number; peers_known: number }[];
      results: Practice[];
      plans: Practice[];
      practices_of_peers: Practice[];
      peers_with_practices: number;
    }[];
  }[];
}
export interface Effect {
  effect: string;
  beneficiary: string;
  beneficiary_label: Words;
  statement: Words;
  citations: { text: string; reference: string }[];
}
export interface DefinitionAnswer {
  features: { id: string; statement: Words; kinds: Record<string, string> }[];
}
export interface ClassifyAnswer {
  answered: number;
  unknown: string[];
  telling: string[];
  kinds: {
    kind: string;
    fit: number;
    verdict: 'is' | 'may_be' | 'is_not';
    missing: string[];
    agreeing: string[];
    surplus: string[];
  }[];
}

const BASE = '/api/v1';

async function ask<Answer>(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(`${BASE}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'Accept-Language': i18n.language,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw answer as Error;
  return answer as Answer;
}

const at = (study: string) => `/studies/${encodeURIComponent(study)}`;
const forever = { staleTime: Number.POSITIVE_INFINITY } as const;

/** A whole study in one object; it never changes under its code, so it is asked once. */
export const studyQuery = (study: string) =>
  queryOptions({
    queryKey: ['observatory', study],
    queryFn: async ({ signal }): Promise<Study> => {
      const [meta, findings, card] = await Promise.all([
        ask<StudyAnswer>(at(study), undefined, signal),
        ask<Findings>(`${at(study)}/findings`, undefined, signal),
        ask<ScorecardAnswer>(`${at(study)}/scorecard`, undefined, signal),
      ]);
      return readStudy(meta, findings, card);
    },
    ...forever,
  });

export const unitQuery = (study: string, unit: string) =>
  queryOptions({
    queryKey: ['observatory', study, 'unit', unit],
    queryFn: ({ signal }) => ask<UnitAnswer>(`${at(study)}/units/${encodeURIComponent(unit)}`, undefined, signal),
    ...forever,
  });

export const compareQuery = (study: string, units: readonly string[]) =>
  queryOptions({
    queryKey: ['observatory', study, 'compare', ...units],
    queryFn: ({ signal }) =>
      ask<CompareAnswer>(
        `${at(study)}/compare?${units.map((u) => `unit=${encodeURIComponent(u)}`).join('&')}`,
        undefined,
        signal,
      ),
    ...forever,
  });

export const whatIfQuery = (study: string, unit: string, changes: Record<string, Raw>) =>
  queryOptions({
    queryKey: ['observatory', study, 'what-if', unit, changes],
    queryFn: ({ signal }) => ask<WhatIfAnswer>(`${at(study)}/what-if`, { unit, changes }, signal),
    ...forever,
  });

export type Goal = { to: number } | { ranks: number } | { model: string };

export const counterfactualQuery = (study: string, unit: string, goal: Goal) =>
  queryOptions({
    queryKey: ['observatory', study, 'counterfactual', unit, goal],
    queryFn: ({ signal }) => ask<CounterfactualAnswer>(`${at(study)}/counterfactual`, { unit, ...goal }, signal),
    ...forever,
  });

export const factorsQuery = (study: string, unit: string) =>
  queryOptions({
    queryKey: ['observatory', study, 'factors', unit],
    queryFn: ({ signal }) =>
      ask<FactorsAnswer>(`${at(study)}/factors?unit=${encodeURIComponent(unit)}`, undefined, signal),
    ...forever,
  });

export const areasQuery = (study: string, unit: string) =>
  queryOptions({
    queryKey: ['observatory', study, 'areas', unit],
    queryFn: ({ signal }) =>
      ask<AreasAnswer>(`${at(study)}/factors?unit=${encodeURIComponent(unit)}&areas=true`, undefined, signal),
    ...forever,
  });

export const recomputeQuery = (study: string, parts: Record<string, unknown>) =>
  queryOptions({
    queryKey: ['observatory', study, 'recompute', parts],
    queryFn: ({ signal }) => ask<RecomputeAnswer>(`${at(study)}/recompute`, parts, signal),
    ...forever,
  });

export const assessmentQuery = (which: 'factors' | 'models') =>
  queryOptions({
    queryKey: ['observatory', which],
    queryFn: ({ signal }) => ask<AssessmentAnswer>(`/observatory/${which}`, undefined, signal),
    ...forever,
  });

export const standingsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['observatory', 'standings', unit],
    queryFn: ({ signal }) =>
      ask<{ items: PublishedStanding[] }>(
        `/observatory/units/${encodeURIComponent(unit)}/standings`,
        undefined,
        signal,
      ),
  });

export const practicesQuery = () =>
  queryOptions({
    queryKey: ['observatory', 'practices'],
    queryFn: ({ signal }) => ask<AllFactorsAnswer>('/observatory/practices', undefined, signal),
    ...forever,
  });

export const effectsQuery = () =>
  queryOptions({
    queryKey: ['observatory', 'effects'],
    queryFn: ({ signal }) => ask<{ effects: Effect[] }>('/observatory/effects', undefined, signal),
    ...forever,
  });

export const definitionQuery = () =>
  queryOptions({
    queryKey: ['observatory', 'definition'],
    queryFn: ({ signal }) => ask<DefinitionAnswer>('/observatory/definition', undefined, signal),
    ...forever,
  });

export const classifyQuery = (answers: Record<string, string>) =>
  queryOptions({
    queryKey: ['observatory', 'classify', answers],
    queryFn: ({ signal }) => ask<ClassifyAnswer>('/observatory/classify', { answers }, signal),
    ...forever,
  });
