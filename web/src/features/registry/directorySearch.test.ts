import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  chipsOf,
  exportAddress,
  queryOf,
  readDirectorySearch,
  toggled,
  withoutChip,
} from './directorySearch';

describe('The address of the directory', () => {
  test('keeps filters, view and order', () => {
    const search = readDirectorySearch({ view: 'map', q: 'линза', kind: 'clinic,startup', sort: '-staff_count' });
    expect(search).toEqual({ view: 'map', q: 'линза', kind: 'clinic,startup', sort: '-staff_count' });
  });
  test('drops what is no filter, no view and no order', () => {
    expect(
      readDirectorySearch({ view: 'list', sort: 'age', state: 'dead', bounds: '1,2', nothing: 'x', q: '' }),
    ).toEqual({});
  });
  test('takes a number for a word, as an address cannot tell them apart', () => {
    expect(readDirectorySearch({ q: 2024 }).q).toBe('2024');
  });
});

test('Values of one filter are asked of the server one by one', () => {
  expect(queryOf({ kind: 'clinic,startup', q: 'a,b' })).toMatchObject({ kind: ['clinic', 'startup'], q: ['a,b'] });
});

test('A file has the filters of the list', () => {
  const address = exportAddress('/x', { ...queryOf({ kind: 'clinic,startup', sort: '-name' }), format: 'csv' });
  expect(address).toBe('/x?kind=clinic&kind=startup&sort=-name&format=csv');
});

test('A value is put into a filter and taken out of it; the last one takes the filter along', () => {
  expect(toggled(undefined, 'DE')).toBe('DE');
  expect(toggled('DE,FI', 'DE')).toBe('FI');
  expect(toggled('DE', 'DE')).toBeUndefined();
});

test('Each chip takes away what it stands for and nothing else', () => {
  const search = { q: 'linde', kind: 'clinic,startup', state: 'all' as const, view: 'table' as const };
  expect(chipsOf(search).map(({ value }) => value)).toEqual(['linde', 'clinic', 'startup', 'all']);
  expect(withoutChip(search, { filter: 'kind', value: 'clinic' })).toMatchObject({ kind: 'startup', q: 'linde' });
  expect(withoutChip(search, { filter: 'q', value: 'linde' }).q).toBeUndefined();
});

test('Bounds are four degrees with the south below the north; the date line may lie between', () => {
  expect(boundsOf('170,-10,-170,10')).toEqual([170, -10, -170, 10]);
  expect(boundsOf('0,10,5,-10')).toBeUndefined();
  expect(boundsOf('0,0,5')).toBeUndefined();
});
