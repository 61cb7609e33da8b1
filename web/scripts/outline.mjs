// Writes src/charts/world-110m.json from world-atlas (Natural Earth, public domain): land and borders alone, without
// names, on a grid of 0.07 degrees – less than a pixel on our largest map – and without Antarctica, which no map shows.
import { readFileSync, writeFileSync } from 'node:fs';

const GRID = 20; // of the atlas's own steps
const atlas = JSON.parse(readFileSync(new URL('../node_modules/world-atlas/countries-110m.json', import.meta.url)));

/** A line of differences on the coarser grid; points that fall together are one. */
function coarser(arc) {
  const line = [];
  let [x, y, atX, atY] = [0, 0, 0, 0];
  arc.forEach(([dx, dy], i) => {
    [x, y] = [x + dx, y + dy];
    const [newX, newY] = [Math.round(x / GRID), Math.round(y / GRID)];
    if (i > 0 && i < arc.length - 1 && newX === atX && newY === atY) return;
    line.push([newX - atX, newY - atY]);
    [atX, atY] = [newX, newY];
  });
  return line;
}

const geometries = atlas.objects.countries.geometries
  .filter(({ properties }) => properties.name !== 'Antarctica')
  .map(({ type, arcs }) => ({ type, arcs }));
const world = {
  type: 'Topology',
  transform: { scale: atlas.transform.scale.map((step) => step * GRID), translate: atlas.transform.translate },
  objects: { countries: { type: 'GeometryCollection', geometries } },
  arcs: atlas.arcs.map(coarser),
};
writeFileSync(new URL('../src/charts/world-110m.json', import.meta.url), `${JSON.stringify(world)}\n`);
