import { describe, expect, it } from 'vitest';
import { matches } from './filters';
import { strongest } from './GroupProfiles';
import type { Profile } from './findings';
import { recipeParts, readWeights, writeWeights } from './methodParts';
import { apartBy, sameIn } from './NeighboursExhibit';
import { inOrder } from './RankExhibit';
import { readValue } from './readValue';
import { readMapSearch, readWhatIfSearch } from './search';
import { readAnswer } from './Counterfactual';
import { strength } from './SilhouetteExhibit';
import { dissimilarity, medianPoints, percentile, portion, type Unit } from './study';
import { smallStudy } from './smallStudy';
import { loadTranslations, readCsv, translated } from './translations';

const study = smallStudy();
const unit = (id: string) => study.byId.get(id) as Unit;

describe('a study', () => {
  it('joins findings and scorecard, and says what is missing', () => {
    expect(unit('a').cells['M8']).toMatchObject({ raw: 250, year: '2024' });
    expect(unit('a').cells['M8']?.sources[0]?.title).toBe('Annual report');
    expect(unit('c').cells['M8']).toMatchObject({ raw: null, origin: 'missing', sources: [] });
    expect(unit('b').published).toBe(3);
    expect(study.indicator.get('G13')?.levels).toEqual(['none', 'bronze', 'silver', 'gold']);
  });

  it('reads the condensed triangle in both directions', () => {
    expect(dissimilarity(study.findings, 0, 1)).toBe(0.2);
    expect(dissimilarity(study.findings, 2, 0)).toBe(0.5);
    expect(dissimilarity(study.findings, 1, 2)).toBe(0.7);
    expect(dissimilarity(study.findings, 1, 1)).toBe(0);
    expect(dissimilarity({ ...study.findings, dissimilarity: null }, 0, 1)).toBeNull();
  });

  it('counts ties half in a percentile, and has none for what is not known', () => {
    expect(percentile(study.units, unit('a'), 'G13')).toBe(0.75);
    expect(percentile(study.units, unit('c'), 'M8')).toBeNull();
    expect(medianPoints(study.units, 'G13')).toBe(50);
    expect(portion(study, 50.5)).toBeCloseTo(0.5, 2);
    expect(portion(study, null)).toBeNull();
  });
});

describe('addresses', () => {
  it('keep what can be understood and drop the rest', () => {
    expect(readMapSearch({ unit: 'a', group: '2', cut: 'nonsense', q: '' })).toEqual({ unit: 'a', group: 2 });
    expect(readWhatIfSearch({ unit: 'a', changes: { M8: 300, G13: null, M7: ['x'], bad: { x: 1 } } })).toEqual({
      unit: 'a',
      changes: { M8: 300, G13: null, M7: ['x'] },
    });
  });

  it('keep the weights of blocks that differ from one', () => {
    expect(readWeights('home:2,members:1,bad:x')).toEqual({ home: 2 });
    expect(writeWeights({ home: 2, members: 1 })).toBe('home:2');
    expect(recipeParts(study, { k: 2, linkage: 'complete', weights: 'members:0.5' })).toEqual({
      linkage: 'complete',
      weights: { blocks: { members: 0.5 } },
    });
    expect(recipeParts(study, {})).toEqual({});
  });
});

describe('filters', () => {
  const words = { place: (u: Unit) => `${u.city}, ${u.countries.join(' ')}` };
  it('find names without their accents, and join all conditions', () => {
    expect(matches(unit('b'), { q: 'eurasante' }, words)).toBe(true);
    expect(matches(unit('b'), { q: 'eurasante', group: 1 }, words)).toBe(false);
    expect(matches(unit('a'), { size: 'large' }, words)).toBe(true);
    expect(matches(unit('c'), { size: 'unknown' }, words)).toBe(true);
  });

  it('order by rank, or the surest place first', () => {
    expect(inOrder(study.units, {}).map((u) => u.id)).toEqual(['b', 'a', 'c']);
    expect(inOrder(study.units, { order: 'certainty' }).map((u) => u.id)).toEqual(['c', 'b', 'a']);
  });
});

describe('answers of the server', () => {
  it('say what parts two clusters and in what they agree', () => {
    const neighbour = {
      id: 'x',
      name: 'X',
      dissimilarity: 0.4,
      contributions: [
        { indicator: 'M8', counted: true, part: 0.1 },
        { indicator: 'G13', counted: true, part: 0.3 },
        { indicator: 'M7', counted: true, part: 0 },
        { indicator: 'H1', counted: false },
      ],
    };
    expect(apartBy(neighbour).map((c) => [c.indicator, Math.round(c.share * 100)])).toEqual([
      ['G13', 75],
      ['M8', 25],
    ]);
    expect(sameIn(neighbour)).toEqual(['M7']);
  });

  it('have one shape for every goal', () => {
    const change = { indicator: 'M8', from: '18', to: '100', cost: 0.1 };
    expect(readAnswer({ targets: [{ group: 2, found: true, proven: true, changes: [change] }] })).toMatchObject({
      found: true,
    });
    expect(readAnswer({ reached: false, met_before: 1, met_after: 2, changes: [] })).toMatchObject({
      found: false,
      met: { before: 1, after: 2 },
    });
  });

  it('are read back into values by type', () => {
    expect(readValue(study, 'M8', '250 organisations')).toBe(250);
    expect(readValue(study, 'M7', 'medical services; production')).toEqual(['medical_services', 'production']);
    expect(readValue(study, 'G13', 'gold')).toBe('gold');
    expect(readValue(study, 'M8', 'missing')).toBeNull();
  });
});

describe('words', () => {
  it('of the catalogue are there in Russian', async () => {
    await loadTranslations();
    expect(translated('International medical tourism clusters', 'ru')).toBe(
      'Кластеры международного медицинского туризма',
    );
    expect(translated('A text without a translation', 'ru')).toBe('A text without a translation');
    expect(readCsv('text,text_ru\n"a, ""b""",c\n')).toEqual([
      ['text', 'text_ru'],
      ['a, "b"', 'c'],
    ]);
  });

  it('name the strength of a structure as Kaufman and Rousseeuw do', () => {
    expect([0.2, 0.4, 0.6, 0.8].map(strength)).toEqual(['none', 'weak', 'reasonable', 'strong']);
  });

  it('pick the traits that tell a group from the rest', () => {
    const profile = (effect: number, known: number): Profile => ({
      group: 1,
      indicator: 'M8',
      known,
      rest_known: 9,
      effect,
    });
    expect(
      strongest([profile(0.1, 9), profile(-0.8, 9), profile(0.5, 9), profile(0.9, 2)]).map((p) => p.effect),
    ).toEqual([-0.8, 0.5]);
  });
});
