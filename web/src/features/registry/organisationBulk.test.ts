import { expect, test } from 'vitest';
import { type BulkResult, counted, inParts, listDifference, undoRows } from './organisationBulk';

const result = (id: string, part: Partial<BulkResult>): BulkResult => ({
  organisation_id: id,
  outcome: 'changed',
  name: id,
  changes: [],
  problem: null,
  version: 2,
  undo: null,
  ...part,
});

test('Rows go in parts, and each part is told', async () => {
  const told: number[] = [];
  const parts: number[][] = [];
  const sent = await inParts(
    [1, 2, 3, 4, 5],
    2,
    (part) => {
      parts.push(part);
      return Promise.resolve(part);
    },
    (results) => told.push(results.length),
  );
  expect(parts).toEqual([[1, 2], [3, 4], [5]]);
  expect(told).toEqual([2, 4, 5]);
  expect(sent).toEqual([1, 2, 3, 4, 5]);
});

test('A run that is stopped sends no further part', async () => {
  let sent = 0;
  const results = await inParts(
    [1, 2, 3, 4],
    1,
    (part) => Promise.resolve(part.map(() => (sent += 1))),
    () => {},
    () => sent === 2,
  );
  expect(results).toEqual([1, 2]);
});

test('Only what was changed and can be taken back is taken back, at the version that the run left', () => {
  const undo = { visibility: 'public' } as const;
  const rows = undoRows([
    result('a', { undo, version: 5 }),
    result('b', { outcome: 'unchanged', undo: null }),
    result('c', { outcome: 'refused', problem: 'It has ended.' }),
    result('d', { undo: null }),
  ]);
  expect(rows).toEqual([{ organisation_id: 'a', version: 5, change: undo }]);
});

test('Outcomes are counted', () => {
  expect(counted([result('a', {}), result('b', { outcome: 'refused' }), result('c', {})])).toEqual({
    changed: 2,
    unchanged: 0,
    refused: 1,
  });
});

test('Lists differ by what comes and what goes', () => {
  expect(listDifference('oncology;diagnostics', 'diagnostics; imaging')).toEqual({
    added: ['imaging'],
    removed: ['oncology'],
  });
  expect(listDifference('', '')).toEqual({ added: [], removed: [] });
});
