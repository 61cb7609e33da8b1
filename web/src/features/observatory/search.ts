/** What an address says of a view, read leniently: what cannot be understood is left out, so that old links still open. */

export interface StudySearch {
  study?: string;
}
export interface MapSearch {
  unit?: string;
  q?: string;
  country?: string;
  group?: number;
  initiative?: string;
  size?: string;
  cut?: 'published';
}
export interface PeersSearch {
  peers?: string;
}
export interface RanksSearch {
  unit?: string;
  group?: number;
  country?: string;
  order?: 'name' | 'certainty';
}
export interface GroupsSearch {
  group?: number;
  cut?: 'published';
  unit?: string;
}
export interface CompareSearch {
  units?: string;
}
export interface WhatIfSearch {
  unit?: string;
  changes?: Record<string, null | number | boolean | string | string[]>;
}
export interface MethodSearch {
  linkage?: string;
  k?: number;
  weights?: string;
  normalisation?: string;
  aggregation?: string;
  algorithm?: string;
}
export interface FactorsSearch {
  unit?: string;
  factor?: string;
}
export interface DefinitionSearch {
  answers?: Record<string, string>;
}

type Loose = Record<string, unknown>;
const text = (value: unknown) => (typeof value === 'string' && value && value.length <= 400 ? value : undefined);
const number = (value: unknown) => {
  const read = typeof value === 'string' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
};
const oneOf = <Word extends string>(value: unknown, words: readonly Word[]) => words.find((word) => word === value);
const object = (value: unknown): Loose | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;

export const readStudySearch = (s: Loose): StudySearch => defined({ study: text(s['study']) });
export const readMapSearch = (s: Loose): MapSearch =>
  defined({
    unit: text(s['unit']),
    q: text(s['q']),
    country: text(s['country']),
    group: number(s['group']),
    initiative: text(s['initiative']),
    size: text(s['size']),
    cut: oneOf(s['cut'], ['published']),
  });
export const readPeersSearch = (s: Loose): PeersSearch => defined({ peers: text(s['peers']) });
export const readRanksSearch = (s: Loose): RanksSearch =>
  defined({
    unit: text(s['unit']),
    group: number(s['group']),
    country: text(s['country']),
    order: oneOf(s['order'], ['name', 'certainty']),
  });
export const readGroupsSearch = (s: Loose): GroupsSearch =>
  defined({ group: number(s['group']), cut: oneOf(s['cut'], ['published']), unit: text(s['unit']) });
export const readCompareSearch = (s: Loose): CompareSearch => defined({ units: text(s['units']) });
export const readWhatIfSearch = (s: Loose): WhatIfSearch =>
  defined({ unit: text(s['unit']), changes: readChanges(object(s['changes'])) });
export const readMethodSearch = (s: Loose): MethodSearch =>
  defined({
    linkage: text(s['linkage']),
    k: number(s['k']),
    weights: text(s['weights']),
    normalisation: text(s['normalisation']),
    aggregation: text(s['aggregation']),
    algorithm: text(s['algorithm']),
  });
export const readFactorsSearch = (s: Loose): FactorsSearch =>
  defined({ unit: text(s['unit']), factor: text(s['factor']) });
export const readDefinitionSearch = (s: Loose): DefinitionSearch => {
  const answers = object(s['answers']);
  const kept = Object.entries(answers ?? {}).filter(([, answer]) => oneOf(answer, ['yes', 'partly', 'no']));
  return kept.length ? { answers: Object.fromEntries(kept) as Record<string, string> } : {};
};

function readChanges(changes: Loose | undefined): WhatIfSearch['changes'] {
  const kept = Object.entries(changes ?? {}).filter(
    ([, v]) =>
      v === null ||
      ['number', 'boolean', 'string'].includes(typeof v) ||
      (Array.isArray(v) && v.every((member) => typeof member === 'string')),
  );
  return kept.length ? (Object.fromEntries(kept) as WhatIfSearch['changes']) : undefined;
}

function defined<Shape extends object>(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}
