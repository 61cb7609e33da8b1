import { describe, expect, it } from 'vitest';
import { bodyOf, controlOf, type DeclareValues, EMPTY, faultsOfValues } from './declareForm';
import { readDeclareSearch, readIndicatorsSearch } from './searches';

const filled: DeclareValues = {
  ...EMPTY,
  indicator: 'M8',
  unit_code: 'rhine',
  period: '2025',
  value: 41,
  source_address: 'https://register.example',
  retrieved_on: '2026-01-05',
};

describe('a declared value', () => {
  it('is taken by the control of its kind', () => {
    const kinds = ['amount', 'score', 'count', 'rank', 'boolean', 'ordinal', 'nominal', 'set'] as const;
    expect(kinds.map((kind) => controlOf({ kind }))).toEqual([
      'number',
      'number',
      'whole',
      'whole',
      'yes_no',
      'one_word',
      'one_word',
      'words',
    ]);
  });

  it('needs a value and evidence, and a day beside an address', () => {
    expect(faultsOfValues(filled)).toEqual({});
    expect(faultsOfValues({ ...filled, value: 0 })).toEqual({});
    expect(faultsOfValues({ ...filled, value: false })).toEqual({});
    expect(Object.keys(faultsOfValues({ ...filled, value: [] }))).toEqual(['value']);
    expect(Object.keys(faultsOfValues({ ...filled, retrieved_on: null }))).toEqual(['retrieved_on']);
    expect(Object.keys(faultsOfValues({ ...filled, source_address: '' }))).toEqual(['source_address']);
    expect(faultsOfValues({ ...filled, source_address: '', file_id: 'f' })).toEqual({});
  });

  it('may be missing, with the reason and without evidence', () => {
    const missing = { ...filled, missing: true, source_address: '', retrieved_on: null };
    expect(Object.keys(faultsOfValues(missing))).toEqual(['absence_reason']);
    const body = bodyOf({ ...missing, absence_reason: 'Nobody counts' }, { measure_unit: 'organisations' });
    expect(body).toMatchObject({
      value: null,
      absence: 'not_available',
      absence_reason: 'Nobody counts',
      measure_unit: null,
    });
  });

  it('goes to the server with its unit, and without what was left empty', () => {
    expect(bodyOf(filled, { measure_unit: 'organisations' })).toMatchObject({
      value: 41,
      measure_unit: 'organisations',
      absence: null,
      note: null,
      file_id: null,
    });
    expect(bodyOf(filled, { measure_unit: '' }).measure_unit).toBeNull();
  });
});

describe('addresses', () => {
  it('hold what they may, and drop the rest', () => {
    expect(readIndicatorsSearch({ view: 'all', state: 'proposed', origin: 'guessed', period: 2025, x: 1 })).toEqual({
      view: 'all',
      state: 'proposed',
      period: '2025',
    });
    expect(readIndicatorsSearch({ period: 'soon', unit: '../etc' })).toEqual({});
    expect(readDeclareSearch({ indicator: 'M8', period: '2025-Q1' })).toEqual({ indicator: 'M8', period: '2025-Q1' });
  });
});
