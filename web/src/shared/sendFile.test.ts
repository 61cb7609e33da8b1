import { expect, test } from 'vitest';
import { sizeOf } from './sendFile';

test('Sizes are told in the unit that people would take', () => {
  expect(sizeOf(0)).toEqual([0, 'byte']);
  expect(sizeOf(999)).toEqual([999, 'byte']);
  expect(sizeOf(1_234)).toEqual([1.2, 'kilobyte']);
  expect(sizeOf(45_678_901)).toEqual([46, 'megabyte']);
  expect(sizeOf(7_000_000_000_000)).toEqual([7000, 'gigabyte']);
});
