import { expect, test } from 'vitest';
import { moved, WHOLE, zoomed } from './zoom';

test('What lies under the pointer stays there', () => {
  const near = zoomed(zoomed(WHOLE, 2, 0.3, 0.8), 1.7, 0.4, 0.6);
  // The place at a share p of the whole panel is seen at scale × p + x.
  const place = (0.4 - near.x) / near.scale;
  const nearer = zoomed(near, 1.5, 0.4, 0.6);
  expect(nearer.scale * place + nearer.x).toBeCloseTo(0.4, 10);
});

test('Twice as near, the middle half of the panel is seen', () => {
  expect(zoomed(WHOLE, 2)).toEqual({ scale: 2, x: -0.5, y: -0.5 });
});

test('A map is never smaller than its panel, nor more than twelve times as large', () => {
  expect(zoomed({ scale: 2, x: -1, y: 0 }, 0.1)).toEqual(WHOLE);
  expect(zoomed(WHOLE, 1000).scale).toBe(12);
});

test('A push ends at the edge of the map, and the whole map does not move', () => {
  const near = zoomed(WHOLE, 4);
  expect(moved(near, 9, 9)).toEqual({ scale: 4, x: 0, y: 0 });
  expect(moved(near, -9, -9)).toEqual({ scale: 4, x: -3, y: -3 });
  expect(moved(WHOLE, 0.2, -0.2)).toEqual(WHOLE);
});

test('Farther from a corner, nothing beyond the edge comes into sight', () => {
  const corner = moved(zoomed(WHOLE, 4), 9, 9);
  const farther = zoomed(corner, 0.5, 0.9, 0.9);
  expect(farther).toEqual({ scale: 2, x: 0, y: 0 });
});
