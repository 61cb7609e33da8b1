/** The observatory's picture of a study: findings and scorecard joined, one object a unit, looked up by id. */
import type { Findings, Partition, Raw, Words } from './findings';
import type { ScorecardAnswer, SourceAnswer, StudyAnswer } from './api';

export interface Indicator {
  id: string;
  label: Words;
  block: string;
  type: string;
  unit: Words | null;
  polarity: string;
  changeable: boolean;
  definition: Words;
  source: string;
  rule: string;
  /** Levels of an ordinal, or members of a set, in the order declared. */
  levels: string[];
  known: number;
  weight: number;
  share: number;
}
export interface Cell {
  raw: Raw;
  year: string;
  note: string;
  origin: string;
  sources: SourceAnswer[];
}
export interface Unit {
  id: string;
  name: string;
  countries: string[];
  city: string;
  longitude: number | null;
  latitude: number | null;
  initiative: string;
  website: string;
  founded: number | null;
  group: number;
  silhouette: number;
  /** The published group it falls to on the cut beside the published study; 0: none. */
  published: number;
  score: number | null;
  rank: number | null;
  interval: [number, number] | null;
  top: number | null;
  observed: number | null;
  /** Points of each indicator on the score's own scale. */
  points: Record<string, number | null>;
  cells: Record<string, Cell>;
  /** Probability of each group over draws of units, first group first; empty where the study has none. */
  membership: number[];
  /** Share of the configurations in which the unit keeps its group. */
  stays: number | null;
}
export interface Study {
  meta: StudyAnswer;
  card: ScorecardAnswer;
  findings: Findings;
  indicators: Indicator[];
  blocks: { id: string; label: Words; weight: number; share: number }[];
  units: Unit[];
  byId: ReadonlyMap<string, Unit>;
  indicator: ReadonlyMap<string, Indicator>;
  words: Record<string, Words>;
  draws: number;
  scale: [number, number];
}

const EMPTY: Cell = { raw: null, year: '', note: '', origin: 'missing', sources: [] };

export function readStudy(meta: StudyAnswer, findings: Findings, card: ScorecardAnswer): Study {
  const found = new Map(findings.indicators.map((i) => [i.id, i]));
  const indicators = card.indicators.map((i): Indicator => {
    const run = found.get(i.id);
    return {
      id: i.id,
      label: i.name,
      block: i.block,
      type: i.type,
      unit: i.measure_unit ? i.measure_unit_name : null,
      polarity: i.polarity,
      changeable: i.changeable,
      definition: i.definition,
      source: i.source,
      rule: run?.rule ?? '',
      levels: (i.levels.length ? i.levels : i.universe).map((l) => l.code),
      known: run?.known ?? 0,
      weight: run?.weight ?? 0,
      share: run?.dissimilarity_share ?? 0,
    };
  });
  const groups = new Map(findings.groups.units.map((u) => [u.id, u]));
  const published = publishedGroups(findings);
  const scores = new Map(findings.scores?.units.map((u) => [u.id, u]));
  const ranks = new Map(findings.robustness?.units.map((u) => [u.id, u]));
  const stable = new Map(findings.stability?.schemes[0]?.units.map((u) => [u.id, u]));
  const settled = new Map(findings.configurations?.units.map((u) => [u.id, u]));
  const cards = new Map(card.units.map((u) => [u.id, u]));
  const units = findings.units.map((u): Unit => {
    const about = cards.get(u.id);
    return {
      id: u.id,
      name: u.name,
      countries: about?.countries ?? u.attributes['home_country/iso2'] ?? [],
      city: about?.city ?? '',
      longitude: about?.longitude ?? null,
      latitude: about?.latitude ?? null,
      initiative: about?.initiative ?? u.attributes['initiative']?.[0] ?? '',
      website: about?.website ?? '',
      founded: about?.founded_year ?? null,
      group: groups.get(u.id)?.group ?? 0,
      silhouette: groups.get(u.id)?.silhouette ?? 0,
      published: published.get(u.id) ?? 0,
      score: scores.get(u.id)?.score ?? null,
      rank: scores.get(u.id)?.rank ?? null,
      interval: ranks.get(u.id)?.rank_interval ?? null,
      top: ranks.get(u.id)?.top_probability ?? null,
      observed: scores.get(u.id)?.observed_share ?? null,
      points: scores.get(u.id)?.normalised ?? {},
      cells: Object.fromEntries(
        indicators.map((i) => {
          const cell = about?.values[i.id];
          const raw = u.values[i.id] ?? null;
          if (!cell) return [i.id, { ...EMPTY, raw }];
          const sources = cell.sources.map((id) => card.sources[id] ?? { title: id, publisher: '', address: '' });
          return [i.id, { raw, year: cell.as_of, note: cell.note, origin: cell.origin ?? 'missing', sources }];
        }),
      ),
      membership: (stable.get(u.id)?.membership ?? []).map((p) => p ?? 0),
      stays: settled.get(u.id)?.stays ?? null,
    };
  });
  return {
    meta,
    card,
    findings,
    indicators,
    blocks: card.blocks.map((b) => {
      const run = findings.blocks.find((one) => one.id === b.id);
      return { id: b.id, label: b.name, weight: run?.weight ?? 0, share: run?.dissimilarity_share ?? 0 };
    }),
    units,
    byId: new Map(units.map((u) => [u.id, u])),
    indicator: new Map(indicators.map((i) => [i.id, i])),
    words: card.words,
    draws: findings.robustness?.units[0]?.draws ?? 0,
    scale: scaleOf(findings),
  };
}

/** Published group by unit: on the cut into as many groups as were published, matched as `agreement` says. */
function publishedGroups(findings: Findings): Map<string, number> {
  const of = new Map(findings.agreement?.matching.map((m) => [m.group, m.published]));
  return new Map(findings.published_cut?.units.map((u) => [u.id, of.get(u.group) ?? 0]));
}

/** The two ends of the points that the recipe asks for, 1 to 100 as a rule. */
function scaleOf(findings: Findings): [number, number] {
  const scores = findings.recipe['scores'] as { low?: number; high?: number; normalisation?: string } | undefined;
  return scores?.normalisation === 'minmax' ? [scores.low ?? 0, scores.high ?? 100] : [0, 100];
}

/**
 * The dissimilarity of two units, from the condensed upper triangle; null where the study has too many units to list
 * each pair.
 */
export function dissimilarity(findings: Findings, a: number, b: number): number | null {
  if (!findings.dissimilarity) return null;
  if (a === b) return 0;
  const [i, j] = a < b ? [a, b] : [b, a];
  const n = findings.units.length;
  return findings.dissimilarity[i * n - (i * (i + 1)) / 2 + (j - i - 1)] ?? null;
}

/** The share of the other known units that a unit is better than, ties counting half; null where not known. */
export function percentile(units: readonly Unit[], unit: Unit, indicator: string): number | null {
  const own = unit.points[indicator];
  if (own === null || own === undefined) return null;
  const others = units
    .flatMap((u) => (u.id === unit.id ? [] : [u.points[indicator] ?? null]))
    .filter((p) => p !== null);
  if (!others.length) return null;
  const below = others.filter((p) => p < own).length;
  const equal = others.filter((p) => p === own).length;
  return (below + equal / 2) / others.length;
}

/** The middle of the known points of some units on an indicator. */
export function medianPoints(units: readonly Unit[], indicator: string): number | null {
  const known = units.flatMap((u) => u.points[indicator] ?? []).sort((a, b) => a - b);
  if (!known.length) return null;
  const half = known.length / 2;
  return known.length % 2 ? (known[Math.floor(half)] ?? null) : ((known[half - 1] ?? 0) + (known[half] ?? 0)) / 2;
}

/** Points on a line from 0 (the worst) to 1 (the best) of the scale. */
export function portion(study: Study, points: number | null | undefined): number | null {
  if (points === null || points === undefined) return null;
  const [low, high] = study.scale;
  return Math.min(1, Math.max(0, (points - low) / (high - low)));
}

/** The partition that a view shows: the groups found, or the cut beside the published study. */
export function partitionOf(findings: Findings, cut: Cut): Partition {
  return cut === 'published' && findings.published_cut ? findings.published_cut : findings.groups;
}
export type Cut = 'found' | 'published';

/** The number of a unit's group on a cut; on the published one it is the published number. */
export function groupOf(unit: Unit, cut: Cut): number {
  return cut === 'published' ? unit.published : unit.group;
}
