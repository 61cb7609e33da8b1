import { expect, test } from 'vitest';
import { claimedTwice, FIELDS, type Import, isRunning, progressOf, stepOf, willWrite } from './importFields';

const table = {
  state: 'previewed',
  job_id: null,
  line_count: 10,
  create_count: 4,
  update_count: 2,
  skip_count: 1,
  error_count: 2,
  duplicate_count: 1,
  done_count: 0,
  left_count: 0,
  undone_count: 0,
  kept_count: 0,
} as unknown as Import;

test('A commit writes what would be created or changed, and neither errors nor duplicates', () => {
  expect(willWrite(table)).toBe(6);
});

test('A field that two columns claim is named once; columns that are passed over claim nothing', () => {
  const columns = ['name', 'city', 'name', null, null, 'name'].map((field) => ({ header: 'x', field }));
  expect(claimedTwice(columns)).toEqual(['name']);
});

test('Each state of an import has its step', () => {
  const steps = (['uploaded', 'previewed', 'committing', 'committed', 'undone'] as const).map((state) =>
    stepOf({ ...table, state }),
  );
  expect(steps).toEqual(['columns', 'preview', 'preview', 'done', 'done']);
  expect(isRunning({ ...table, state: 'committing', job_id: 'j' })).toBe(true);
  expect(isRunning(table)).toBe(false);
});

test('Progress is the part of the lines that are through', () => {
  expect(progressOf({ ...table, state: 'committing', done_count: 3 })).toBe(0.5);
  expect(progressOf({ ...table, state: 'undoing', done_count: 3, undone_count: 1, kept_count: 0 })).toBe(0.25);
});

test('Organisations and people have the fields that name a record', () => {
  expect(FIELDS.organisations).toContain('organisation_id');
  expect(FIELDS.people).toContain('person_id');
});
