import { describe, expect, it } from 'vitest';
import { branchesOf, cutHeight, layoutTree, type Merge } from './dendrogram';
import { inEurope, layoutMap, mapPanels, seenMarks } from './mapLayout';
import { zoomed, WHOLE } from './zoom';
import { groupColor, groupPath } from './marks';
import { nearestSpot } from './nearest';
import { csvText } from './picture';
import { layoutRows } from './rowsLayout';
import { layoutScatter } from './scatterLayout';
import { spread } from './spread';
import { clip, placeLabels, textWidth, wrap } from './text';
import { layoutTreeHeat } from './treeHeatLayout';
import { niceLength } from './UnitMap';

// Four leaves at 0, 1, 10 and 12 on a line, joined by single linkage: {0 1} at 1, {2 3} at 2, both at 9.
const MERGES: Merge[] = [
  { left: 0, right: 1, height: 1, size: 2 },
  { left: 2, right: 3, height: 2, size: 2 },
  { left: 4, right: 5, height: 9, size: 4 },
];

describe('the tree', () => {
  it('keeps the true heights and sets a branch midway between its parts', () => {
    const root = layoutTree(MERGES);
    expect(root.height).toBe(9);
    expect(root.leaves).toEqual([0, 1, 2, 3]);
    expect(root.parts?.map((p) => [p.height, p.position])).toEqual([
      [1, 0.5],
      [2, 2.5],
    ]);
    expect(root.position).toBe(1.5);
    expect(branchesOf(root)).toHaveLength(7);
  });

  it('turns its branches to follow an order without crossing them', () => {
    expect(layoutTree(MERGES, [3, 2, 1, 0]).leaves).toEqual([3, 2, 1, 0]);
    // The order asks for what the tree cannot give: 0 and 2 side by side.
    expect(layoutTree(MERGES, [0, 2, 1, 3]).leaves).toEqual([0, 1, 2, 3]);
  });

  it('refuses a merge of a node that is not there yet', () => {
    expect(() => layoutTree([{ left: 0, right: 7, height: 1, size: 2 }])).toThrow(RangeError);
  });

  it('is cut midway between the merges that part and those that join', () => {
    expect(cutHeight(MERGES, 2)).toBe(5.5);
    expect(cutHeight(MERGES, 3)).toBe(1.5);
  });

  it('leaves its heat map within the sheet, at 360 px and at 1,200', () => {
    for (const width of [328, 1200]) {
      const blocks = ['a', 'a', 'b', 'c'];
      const sheet = layoutTreeHeat(
        MERGES,
        [0, 1, 2, 3],
        ['One', 'Two', 'Three', 'A very long name of a cluster'],
        blocks,
        width,
      );
      const last = sheet.cells.at(-1);
      expect((last?.x ?? 0) + (last?.size ?? 0)).toBeLessThanOrEqual(width);
      expect(sheet.tree[1]).toBeGreaterThan(60);
      expect(Math.max(...sheet.labels.map((l) => l.x + textWidth(l.text, 11)))).toBeLessThanOrEqual(
        sheet.cells[0]?.x ?? 0,
      );
    }
  });
});

describe('the map', () => {
  const moscow = { id: 'moscow', longitude: 37.4, latitude: 55.7 };
  const boston = { id: 'boston', longitude: -71.1, latitude: 42.4 };

  it('draws what lies in Europe twice, at two scales, and all else once', () => {
    const sheet = layoutMap([moscow, boston], 1000);
    expect(sheet.marks.map((m) => `${m.panel} ${m.id}`)).toEqual(['world moscow', 'world boston', 'europe moscow']);
    expect(inEurope(boston)).toBe(false);
  });

  it('sets its panels side by side on a wide page and one under the other on a phone', () => {
    const [world, europe] = mapPanels(1000).panels;
    expect(europe?.x).toBeGreaterThan(world?.width ?? 0);
    const [above, below] = mapPanels(328).panels;
    expect(below?.y).toBeGreaterThan(above?.height ?? 0);
    expect(below?.width).toBe(328);
  });

  it('keeps every mark of the inhabited world inside its panel', () => {
    const corners = [
      { id: 'tijuana', longitude: -117, latitude: 32.5 },
      { id: 'melbourne', longitude: 145, latitude: -37.8 },
      { id: 'auckland', longitude: 174.8, latitude: -36.8 },
      { id: 'tromso', longitude: 19, latitude: 69.6 },
      { id: 'vancouver', longitude: -123.1, latitude: 49.3 },
    ];
    for (const width of [328, 700, 1140]) {
      const sheet = layoutMap(corners, width);
      const world = sheet.panels[0];
      for (const mark of sheet.marks.filter((m) => m.panel === 'world')) {
        expect(mark.x).toBeGreaterThan(0);
        expect(mark.x).toBeLessThan(world?.width ?? 0);
        expect(mark.y).toBeGreaterThan(0);
        expect(mark.y).toBeLessThan(world?.height ?? 0);
      }
    }
  });

  it('shows of a near panel what lies in it, where the land under it is seen', () => {
    const zooms = { europe: zoomed(WHOLE, 4, 0.9, 0.4) };
    const sheet = layoutMap([moscow, boston], 1000, { world: 1, europe: 4 });
    const europe = mapPanels(1000).panels[1]!;
    const [x, y] = europe.projection([moscow.longitude, moscow.latitude])!;
    const seen = seenMarks(sheet, zooms).find((mark) => mark.panel === 'europe');
    expect(seen?.x).toBeCloseTo(europe.x + 4 * x + zooms.europe.x * europe.width, 0);
    expect(seen?.y).toBeCloseTo(europe.y + 4 * y + zooms.europe.y * europe.height, 0);
    const away = { europe: zoomed(WHOLE, 4, 0, 1) };
    expect(seenMarks(sheet, away).map((mark) => `${mark.panel} ${mark.id}`)).toEqual(['world moscow', 'world boston']);
  });

  it('leaves out none of a thousand clusters', () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({
      id: String(i),
      longitude: -10 + (i % 50),
      latitude: 36 + (i % 28),
    }));
    const { marks } = layoutMap(many, 1100);
    expect(new Set(marks.map((mark) => mark.id)).size).toBe(1000);
    for (const mark of marks) expect(Number.isFinite(mark.x + mark.y)).toBe(true);
  });
});

describe('marks that would cover each other', () => {
  it('are moved apart, but never further than they may', () => {
    const heap = Array.from({ length: 6 }, () => ({ x: 50, y: 50 }));
    const moved = spread(heap, 10, 14);
    for (const [i, a] of moved.entries()) {
      expect(Math.hypot(a.x - 50, a.y - 50)).toBeLessThanOrEqual(14.001);
      for (const b of moved.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(6);
    }
  });

  it('stay where they are when there is room', () => {
    const moved = spread(
      [
        { x: 0, y: 0 },
        { x: 40, y: 0 },
      ],
      10,
      14,
    );
    expect(moved[1]?.x).toBeCloseTo(40, 1);
  });
});

describe('labels', () => {
  it('never cover a mark or each other, and are left out where there is no room', () => {
    const marks = [
      { x: 20, y: 20, radius: 5 },
      { x: 60, y: 20, radius: 5 },
    ];
    const placed = placeLabels(
      marks.map((m, i) => ({ id: String(i), text: 'Name', ...m })),
      marks,
      { width: 130, height: 40 },
    );
    expect(placed.map((l) => l.id)).toContain('1');
    const none = placeLabels([{ id: '0', text: 'A name that is far too long', x: 10, y: 10, radius: 5 }], [], {
      width: 60,
      height: 20,
    });
    expect(none).toEqual([]);
  });

  it('are broken at spaces and clipped with an ellipsis', () => {
    expect(wrap('Место в рейтинге эффективности', 110)).toEqual(['Место в рейтинге', 'эффективности']);
    expect(clip('Lithuanian Medical Tourism Cluster', 80)).toMatch(/^Lithuanian.*…$/);
    expect(textWidth('ЩЩЩ')).toBeGreaterThan(textWidth('iii'));
  });
});

describe('rows', () => {
  it('break long Russian labels instead of cutting them off', () => {
    const label = 'Место в рейтинге эффективности здравоохранения Bloomberg';
    const layout = layoutRows({ width: 700, labels: [label] });
    expect(layout.rows[0]?.lines.join(' ')).toBe(label);
    expect(layout.rows[0]?.lines.length).toBeGreaterThan(1);
    expect(layout.right - layout.left).toBeGreaterThan(300);
  });

  it('stand below their labels on a phone', () => {
    const layout = layoutRows({ width: 320, labels: ['Cluster size', 'Goals'] });
    expect(layout.stacked).toBe(true);
    expect(layout.left).toBeLessThan(10);
    expect(layout.rows[1]?.top).toBeGreaterThan(layout.rows[0]?.middle ?? 0);
  });
});

describe('a scatter', () => {
  it('has one scale for both axes, and y grows upwards', () => {
    const frame = layoutScatter(
      [
        { x: 0, y: 0 },
        { x: 2, y: 1 },
      ],
      600,
    );
    expect(frame.x(1) - frame.x(0)).toBeCloseTo(frame.y(0) - frame.y(1), 6);
    expect(frame.y(1)).toBeLessThan(frame.y(0));
    expect(niceLength(0.37)).toBe(0.2);
    expect(niceLength(7)).toBe(5);
  });

  it('finds the mark under a pointer, and none beyond reach', () => {
    const marks = [
      { x: 0, y: 0 },
      { x: 30, y: 0 },
    ];
    expect(nearestSpot(marks, 22, 0, 10)).toBe(marks[1]);
    expect(nearestSpot(marks, 15, 40, 10)).toBeNull();
  });
});

describe('what a reader takes along', () => {
  it('has a colour and a shape for each group', () => {
    expect(groupColor(3)).toBe('var(--group-3)');
    expect(groupColor(12)).toBe('var(--group-8)');
    expect(new Set([1, 2, 3, 4, 5, 6, 7].map((g) => groupPath(g, 5))).size).toBe(7);
  });

  it('is CSV that no spreadsheet runs as a formula', () => {
    expect(
      csvText(
        ['name', 'value'],
        [
          ['=cmd|x', 1.5],
          ['a "b", c', null],
        ],
      ),
    ).toBe(`name,value\n'=cmd|x,1.5\n"a ""b"", c",\n`);
  });
});
