/** Three invented clusters, small enough to reckon by hand: for tests. */
import type { ScorecardAnswer, StudyAnswer } from './api';
import type { Findings } from './findings';
import { readStudy, type Study } from './study';

const both = (word: string) => ({ en: word, ru: word });
const indicator = (id: string, type: string, more: Partial<ScorecardAnswer['indicators'][number]> = {}) => ({
  id,
  name: both(id),
  block: 'members',
  type,
  measure_unit: '',
  measure_unit_name: both(''),
  polarity: 'higher',
  changeable: true,
  levels: [],
  universe: [],
  definition: both(''),
  source: '',
  ...more,
});
const coded = (...codes: string[]) => codes.map((code) => ({ code, name: both(code) }));

const card: ScorecardAnswer = {
  blocks: [{ id: 'members', name: both('Members') }],
  words: { medical_services: both('medical services'), production: both('production') },
  sources: { report: { title: 'Annual report', publisher: 'A', address: 'https://example.org' } },
  indicators: [
    indicator('M7', 'set', { universe: coded('medical_services', 'production') }),
    indicator('M8', 'count', { measure_unit: 'organisations', measure_unit_name: both('organisations') }),
    indicator('G13', 'ordinal', { levels: coded('none', 'bronze', 'silver', 'gold') }),
  ],
  units: [],
};

const NAMES = { a: 'Alpha', b: 'Eurasanté', c: 'Gamma' };
const SIZES: Record<string, number | null> = { a: 250, b: 40, c: null };
card.units = Object.keys(NAMES).map((id): ScorecardAnswer['units'][number] => ({
  id,
  countries: ['FR'],
  city: 'Lille',
  latitude: 50.6,
  longitude: 3.1,
  initiative: 'public',
  website: '',
  founded_year: 2001,
  values: Object.fromEntries(
    SIZES[id] === null ? [] : [['M8', { as_of: '2024', note: '', origin: 'imported', sources: ['report'] }]],
  ),
}));

const partition = (k: number, groups: Record<string, number>) => ({
  k,
  mean_silhouette: 0.4,
  groups: [...new Set(Object.values(groups))].sort().map((number) => ({
    number,
    size: Object.values(groups).filter((g) => g === number).length,
    medoid: Object.keys(groups).find((id) => groups[id] === number) ?? '',
    mean_silhouette: 0.4,
    members: Object.keys(groups).filter((id) => groups[id] === number),
  })),
  units: Object.entries(groups).map(([id, group]) => ({ id, group, silhouette: 0.4, neighbour_group: 1 })),
});
const score = (id: string, value: number, rank: number, m8: number | null, g13: number) => ({
  id,
  score: value,
  rank,
  blocks: {},
  observed_share: 1,
  normalised: { M8: m8, G13: g13 },
  contributions: { M8: m8 ?? 0, G13: g13 },
});
const robust = (id: string, rank_interval: [number, number]) => ({
  id,
  draws: 100,
  median_rank: 1,
  rank_interval,
  top_probability: 1,
});

const findings = {
  vallis: '0.1.0',
  seed: 1,
  data_hashes: {},
  recipe: {
    id: 'small',
    label: both('Small'),
    units: {},
    hierarchy: { linkage: 'average' },
    groups: { method: 'k-medoids' },
    scores: { low: 1, high: 100, normalisation: 'minmax', aggregation: 'arithmetic' },
  },
  steps: [],
  warnings: [],
  unusual_choices: [],
  dropped_indicators: [],
  indicators: ['M7', 'M8', 'G13'].map((id) => ({ id, rule: '', known: 3, weight: 1 / 3, dissimilarity_share: 1 / 3 })),
  blocks: [{ id: 'members', label: both('Members'), weight: 1, dissimilarity_share: 1 }],
  units: Object.entries(NAMES).map(([id, name]) => ({
    id,
    name,
    attributes: {},
    values: { M7: ['production'], M8: SIZES[id] ?? null, G13: 'gold' },
  })),
  groups: partition(2, { a: 1, b: 2, c: 2 }),
  profiles: [],
  published_cut: partition(3, { a: 1, b: 2, c: 3 }),
  agreement: {
    holding: 0,
    checked: 0,
    matching: [
      { published: 3, slug: 's', name: 'International medical tourism clusters', group: 2, target_models: [] },
    ],
    statements: [],
    not_checkable: [],
  },
  scores: {
    indicators: [],
    not_scored: [],
    units: [score('a', 60, 2, 80, 50), score('b', 70, 1, 20, 50), score('c', 30, 3, null, 1)],
  },
  robustness: { ways: 1, units: [robust('a', [1, 3]), robust('b', [1, 2]), robust('c', [3, 3])] },
  dissimilarity: [0.2, 0.5, 0.7],
} satisfies Findings;

const meta: StudyAnswer = {
  code: 'small',
  title_en: 'Small',
  title_ru: 'Small',
  citation: 'Small.',
  published_at: '2026-01-01T00:00:00Z',
  findings_hash: '',
};

export function smallStudy(): Study {
  return readStudy(meta, findings, card);
}
