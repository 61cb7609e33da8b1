import { expect, test } from 'vitest';
import { runAll } from './bulk';

test('What fails for one row is named with it and does not stop the others', async () => {
  const outcomes = await runAll(
    ['a', 'b', 'c'],
    (row) => (row === 'b' ? Promise.reject(problem) : Promise.resolve()),
    () => {},
    () => false,
  );
  expect(outcomes).toEqual([{ row: 'a' }, { row: 'b', problem: 'Somebody changed it.' }, { row: 'c' }]);
});

test('A run that is stopped leaves the rest alone and says what was done', async () => {
  const done: string[] = [];
  const work = (row: string) => {
    done.push(row);
    return Promise.resolve();
  };
  const outcomes = await runAll(
    ['a', 'b', 'c'],
    work,
    () => {},
    () => done.length === 2,
  );
  expect(done).toEqual(['a', 'b']);
  expect(outcomes).toHaveLength(2);
});

const problem = Object.assign(new Error('Stale'), { title: 'Stale', status: 412, detail: 'Somebody changed it.' });
