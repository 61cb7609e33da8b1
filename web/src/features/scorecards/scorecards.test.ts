import { describe, expect, it } from 'vitest';
import { causesOf } from './causes';
import { bodyOf, EMPTY_FREEZE, previewBody } from './freezeForm';
import { codeOf } from './PublishDialog';
import { changesOf, readMore, USUAL } from './runForm';
import { readCompareSearch, readVersionSearch } from './searches';

describe('a run', () => {
  it('says only what differs from the recipe', () => {
    expect(changesOf(USUAL)).toEqual({});
    expect(changesOf({ ...USUAL, linkage: 'complete', k: '3', seed: 7 })).toEqual({
      linkage: 'complete',
      k: 3,
      seed: 7,
    });
    expect(changesOf({ ...USUAL, seed: '' })).toEqual({});
  });

  it('takes more of the recipe as JSON, which wins', () => {
    expect(changesOf({ ...USUAL, k: '3', more: '{"k": {"min": 2, "max": 4}}' })).toEqual({ k: { min: 2, max: 4 } });
    expect(readMore('  ')).toEqual({});
    for (const wrong of ['{', '[1]', '3', 'null']) expect(changesOf({ ...USUAL, more: wrong })).toBeUndefined();
  });
});

describe('a version', () => {
  it('is restricted by what is chosen alone', () => {
    const all = bodyOf({ ...EMPTY_FREEZE, title_en: ' World ', clusters: ['mimc'] }, 'id');
    expect(all).toMatchObject({
      title_en: 'World',
      clusters: null,
      countries: null,
      period: null,
      unpublished_of: null,
    });
    const some = bodyOf(
      { ...EMPTY_FREEZE, which: 'clusters', clusters: ['mimc'], unpublished: true, min_known: 3 },
      'id',
    );
    expect(some).toMatchObject({ clusters: ['mimc'], unpublished_of: 'id', min_known: 3 });
  });

  it('is previewed alike, whatever it is called', () => {
    expect(previewBody({ ...EMPTY_FREEZE, title_en: 'a', note: 'b' }, 'id')).toEqual(previewBody(EMPTY_FREEZE, 'id'));
  });
});

it('compares by what can move a result', () => {
  const same = { same: true } as never;
  const other = { same: false } as never;
  expect(causesOf({ data: same, method: same, seed: same, build: same })).toEqual([]);
  expect(causesOf({ data: other, method: same, seed: other, build: same })).toEqual(['data', 'seed']);
});

it('makes a code of a title', () => {
  expect(codeOf('World and Lindenau, 2025!')).toBe('world-and-lindenau-2025');
  expect(codeOf('«Мир» 2025')).toBe('2025');
});

it('reads addresses, and drops what they may not hold', () => {
  const id = '01a20304-c047-71db-b1a8-1ad46126ec13';
  expect(readCompareSearch({ a: id, b: 'x' })).toEqual({ a: id });
  expect(readVersionSearch({ unit: 'mimc', indicator: 'M8' })).toEqual({ unit: 'mimc' });
  expect(readVersionSearch({ indicator: 'M8' })).toEqual({ indicator: 'M8' });
});
