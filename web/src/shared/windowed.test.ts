import { expect, test } from 'vitest';
import { windowOf } from './windowed';

test('A list of 500 rows is drawn whole', () => {
  expect(windowOf(500, 40, 9000, 600)).toEqual({ first: 0, end: 500, above: 0, below: 0 });
});

test('Of 10,000 rows only the seen ones and a few beside them are drawn, and the height stays', () => {
  const part = windowOf(10_000, 40, 40_000, 600);
  expect(part).toEqual({ first: 994, end: 1021, above: 39_760, below: 359_160 });
  expect(part.above + (part.end - part.first) * 40 + part.below).toBe(400_000);
});

test('Scrolled beyond the end, the last rows are drawn', () => {
  const part = windowOf(1000, 40, 1_000_000, 600);
  expect(part.end).toBe(1000);
  expect(part.first).toBeLessThan(1000);
});
