import { describe, expect, it } from 'vitest';
import { movesOf, type Observation, originOf, sharesOf, standings, yearsOf } from './observations';

const indicators = [
  { code: 'H1', unit_kind: 'country' },
  { code: 'M8', unit_kind: 'cluster' },
] as unknown as Parameters<typeof standings>[0];
const units = [
  { kind: 'cluster' as const, code: 'rhine', name: 'Rhine' },
  { kind: 'country' as const, code: 'DE', name: 'Germany' },
  { kind: 'country' as const, code: 'FR', name: 'France' },
];
let made = 0;
const observed = (part: Partial<Observation>) =>
  ({
    observation_id: String(++made),
    indicator: 'M8',
    unit_code: 'rhine',
    state: 'published',
    origin: 'declared',
    absence: null,
    to_on: '2025-12-31',
    proposed_at: '2026-01-01T00:00:00Z',
    ...part,
  }) as Observation;

describe('what stands', () => {
  it('is a row for each indicator and each unit that it is of', () => {
    expect(standings(indicators, units, []).map(({ indicator, unit }) => indicator.code + unit.code)).toEqual([
      'H1DE',
      'H1FR',
      'M8rhine',
    ]);
  });

  it('is the published value of the latest period, with what waits beside it', () => {
    const old = observed({ to_on: '2024-12-31' });
    const now = observed({});
    const proposed = observed({ state: 'proposed', to_on: '2026-12-31' });
    const gone = observed({ state: 'refused' });
    const row = standings(indicators, units, [old, proposed, now, gone]).at(-1);
    expect(row?.published).toBe(now);
    expect(row?.waiting).toEqual([proposed]);
  });

  it('counts what nobody published, and what is published as missing, as missing', () => {
    const rows = standings(indicators, units, [
      observed({ origin: 'measured' }),
      observed({ indicator: 'H1', unit_code: 'DE', absence: 'not_available' }),
    ]);
    expect(sharesOf(rows)).toEqual({ measured: 1, declared: 0, imported: 0, missing: 2 });
    expect(originOf(undefined)).toBe('missing');
  });
});

describe('the next step', () => {
  it('is for another person than who entered the value', () => {
    const own = observed({ state: 'proposed', proposed_by: 'me' });
    expect(movesOf(own, 'me')).toEqual(['refuse']);
    expect(movesOf(own, 'you')).toEqual(['check', 'refuse']);
    expect(movesOf({ ...own, state: 'checked' }, 'me')).toEqual(['refuse']);
    expect(movesOf({ ...own, state: 'checked' }, 'you')).toEqual(['publish', 'refuse']);
  });

  it('of what the program measured is for anybody, and there is none after the end', () => {
    expect(movesOf(observed({ state: 'proposed', proposed_by: null }), 'me')).toEqual(['check', 'refuse']);
    for (const state of ['published', 'superseded', 'refused'] as const)
      expect(movesOf(observed({ state }), 'me')).toEqual([]);
  });
});

it('says a period as a year where it is one', () => {
  const of = (part: Partial<Observation>) => yearsOf(observed({ edition: '', ...part }));
  expect(of({ period: '2025', from_on: '2025-01-01' })).toBe('2025');
  expect(of({ period: '2025-Q1', from_on: '2025-01-01', to_on: '2025-03-31' })).toBe('2025-Q1');
  expect(of({ period: '2020-01-01/2021-12-31', from_on: '2020-01-01', to_on: '2021-12-31' })).toBe('2020–2021');
  expect(of({ edition: '2020-21' })).toBe('2020-21');
  expect(of({ period: '', from_on: null, to_on: null })).toBe('');
});
