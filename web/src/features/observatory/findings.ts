/** What the observatory reads of findings.json (docs/reference/findings.schema.json has the whole). */
import type { Merge } from '../../charts/dendrogram';

export interface Words {
  en: string;
  ru: string;
}
export type Raw = null | number | boolean | string | string[];

export interface Partition {
  k: number;
  mean_silhouette: number;
  groups: { number: number; size: number; medoid: string; mean_silhouette: number; members: string[] }[];
  units: { id: string; group: number; silhouette: number; neighbour_group: number }[];
}
export interface Profile {
  group: number;
  indicator: string;
  member?: string;
  known: number;
  rest_known: number;
  count?: number;
  share?: number | null;
  rest_share?: number | null;
  median?: number | null;
  rest_median?: number | null;
  level_counts?: Record<string, number>;
  effect: number | null;
}
export interface Statement {
  characteristic: string;
  published_groups: number[];
  statement: string;
  subject: string;
  figure: number | null;
  known: number;
  units: number;
  holds: boolean | null;
}
export interface TargetModel {
  slug: string;
  name: string;
  statement: string;
}
export interface Findings {
  vallis: string;
  seed: number;
  data_hashes: Record<string, string>;
  recipe: { id: string; label: Words; units: { note?: Words } } & Record<string, unknown>;
  steps: {
    step: string;
    name: Words;
    choices: { pointer: string; what: Words; value: unknown; usual: unknown; differs: boolean }[];
  }[];
  warnings: Words[];
  unusual_choices: Words[];
  dropped_indicators: string[];
  indicators: { id: string; rule: string; known: number; weight: number; dissimilarity_share: number }[];
  blocks: { id: string; label: Words; weight: number; dissimilarity_share: number }[];
  units: { id: string; name: string; attributes: Record<string, string[]>; values: Record<string, Raw> }[];
  hierarchy?: { linkage: string; merges: Merge[]; leaf_order: string[]; cophenetic_correlation: number };
  choice_of_k?: { k: number; mean_silhouette: number }[];
  number_of_groups?: {
    k: number[];
    indices: { index: string; values: (number | null)[]; vote: number | null }[];
    votes: number[];
    winner: number;
    chosen: number;
  };
  groups: Partition;
  profiles: Profile[];
  published_cut?: Partition;
  published_cut_profiles?: Profile[];
  agreement?: {
    holding: number;
    checked: number;
    matching: { published: number; slug: string; name: string; group: number; target_models: TargetModel[] }[];
    statements: Statement[];
    not_checkable: string[];
  };
  map?: {
    classical_scaling?: {
      fit_to_positive: number;
      negative_share: number;
      eigenvalues: number[];
      units: { id: string; x: number; y: number }[];
    };
  };
  stability?: {
    replicates: number;
    schemes: {
      draw: string;
      resample: string;
      groups: {
        number: number;
        mean_jaccard: number;
        low: number;
        high: number;
        recovered: number;
        dissolved: number;
      }[];
      units: { id: string; drawn: number; membership: (number | null)[] }[];
    }[];
  };
  configurations?: { computed: number; mean_agreement: number; units: { id: string; stays: number }[] };
  scores?: {
    indicators: { id: string; weight: number }[];
    not_scored: { id: string; reason: Words }[];
    units: {
      id: string;
      score: number | null;
      rank: number | null;
      blocks: Record<string, number | null>;
      observed_share: number;
      normalised: Record<string, number | null>;
      contributions: Record<string, number>;
    }[];
  };
  robustness?: {
    ways: number;
    units: {
      id: string;
      draws: number;
      median_rank: number;
      rank_interval: [number, number];
      top_probability: number;
    }[];
    sensitivity?: {
      mean_shift: number;
      factors: { factor: string; first: number; total: number; total_interval: [number, number] }[];
    };
  };
  handbook_steps?: { number: number; id: string; name: Words; state: string; by: Words[]; missing: Words[] }[];
  /** Of each pair; null where there are too many units to list them. */
  dissimilarity: number[] | null;
}
