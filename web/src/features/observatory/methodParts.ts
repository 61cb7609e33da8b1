/** The choices of the method page and what of the recipe they replace. */
import type { MethodSearch } from './search';
import type { Study } from './study';

export const LINKAGES = ['average', 'complete', 'single', 'mcquitty', 'ward.D2'] as const;
export const ALGORITHMS = ['k-medoids', 'linkage'] as const;
export const NORMALISATIONS = ['minmax', 'zscore', 'rank_average', 'prank', 'dist2max'] as const;
export const AGGREGATIONS = ['arithmetic', 'geometric', 'harmonic', 'copeland'] as const;

/** What the published recipe chose, in the page's own terms. */
export function published(study: Study): Required<Omit<MethodSearch, 'weights'>> {
  const recipe = study.findings.recipe as {
    hierarchy?: { linkage: string };
    groups?: { method: string };
    scores?: { normalisation: string; aggregation: string };
  };
  return {
    linkage: recipe.hierarchy?.linkage ?? 'average',
    algorithm: recipe.groups?.method ?? 'k-medoids',
    k: study.findings.groups.k,
    normalisation: recipe.scores?.normalisation ?? 'minmax',
    aggregation: recipe.scores?.aggregation ?? 'arithmetic',
  };
}

/** "home_country:2,members:0.5" as numbers; what is not named weighs 1. */
export function readWeights(text: string | undefined): Record<string, number> {
  const pairs = (text ?? '').split(',').flatMap((part) => {
    const [block, weight] = part.split(':');
    const number = Number(weight);
    return block && weight && Number.isFinite(number) && number >= 0 && number !== 1 ? [[block, number] as const] : [];
  });
  return Object.fromEntries(pairs);
}

export function writeWeights(weights: Readonly<Record<string, number>>): string | undefined {
  const parts = Object.entries(weights).flatMap(([block, weight]) => (weight === 1 ? [] : [`${block}:${weight}`]));
  return parts.length ? parts.join(',') : undefined;
}

/** The body of a recomputation: only what differs from the published recipe. */
export function recipeParts(study: Study, search: MethodSearch): Record<string, unknown> {
  const usual = published(study);
  const parts: Record<string, unknown> = {};
  if (search.linkage && search.linkage !== usual.linkage) parts['linkage'] = search.linkage;
  if (search.algorithm && search.algorithm !== usual.algorithm) parts['method'] = search.algorithm;
  if (search.k !== undefined && search.k !== usual.k) parts['k'] = search.k;
  if (search.normalisation && search.normalisation !== usual.normalisation)
    parts['normalisation'] = search.normalisation;
  if (search.aggregation && search.aggregation !== usual.aggregation) parts['aggregation'] = search.aggregation;
  const weights = readWeights(search.weights);
  // A block that the recipe does not name weighs nothing once another is named.
  if (Object.keys(weights).length)
    parts['weights'] = { blocks: Object.fromEntries(study.blocks.map((b) => [b.id, weights[b.id] ?? 1])) };
  return parts;
}
