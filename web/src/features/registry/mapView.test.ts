import { expect, test } from 'vitest';
import { boundsOfView, marksOf, moved, projectionOf, viewOf, zoomed } from './mapView';

const kiel = { longitude: 10.1, latitude: 54.3, count: 1, name: 'Kiel' };
const luebeck = { longitude: 10.7, latitude: 53.9, count: 1, name: 'Lübeck' };
const moscow = { longitude: 37.6, latitude: 55.8, count: 3, name: 'Moscow' };
const all = [kiel, luebeck, moscow];

test('The first view shows every place', () => {
  const [west, south, east, north] = boundsOfView(viewOf(all, 800, 500), 800, 500);
  for (const { longitude, latitude } of all) {
    expect(longitude).toBeGreaterThan(west);
    expect(longitude).toBeLessThan(east);
    expect(latitude).toBeGreaterThan(south);
    expect(latitude).toBeLessThan(north);
  }
});

test('Places that would cover each other are one mark with their number, and part when one comes nearer', () => {
  const far = viewOf(all, 800, 500);
  expect(
    marksOf(all, projectionOf(far, 800, 500), 800, 500)
      .map(({ count }) => count)
      .sort(),
  ).toEqual([2, 3]);
  const near = viewOf([kiel, luebeck], 800, 500);
  expect(marksOf(all, projectionOf(near, 800, 500), 800, 500)).toHaveLength(2);
});

test('What lies under the pointer stays there while the map comes nearer', () => {
  const view = viewOf(all, 800, 500);
  const at = projectionOf(view, 800, 500)([kiel.longitude, kiel.latitude])!;
  const [x, y] = projectionOf(zoomed(view, 2, 800, 500, at), 800, 500)([kiel.longitude, kiel.latitude])!;
  expect(Math.abs(x - at[0])).toBeLessThan(0.5);
  expect(Math.abs(y - at[1])).toBeLessThan(60);
});

test('Pushed to the right, the map shows more of the west', () => {
  const view = viewOf(all, 800, 500);
  expect(moved(view, 100, 0, 800, 500).longitude).toBeLessThan(view.longitude);
});

test('One place alone is shown with its surroundings', () => {
  const [west, , east] = boundsOfView(viewOf([kiel], 800, 500), 800, 500);
  expect(east - west).toBeGreaterThan(1);
});
