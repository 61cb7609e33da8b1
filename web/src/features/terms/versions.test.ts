import { expect, test } from 'vitest';
import { byStanding, daysFrom, nextStart, standingOn } from './versions';

test('Terms hold on their first and their last day, and on no day beside', () => {
  const terms = { from_on: '2026-01-01', to_on: '2026-12-31' };
  expect(standingOn(terms, '2025-12-31')).toBe('later');
  expect(standingOn(terms, '2026-01-01')).toBe('now');
  expect(standingOn(terms, '2026-12-31')).toBe('now');
  expect(standingOn(terms, '2027-01-01')).toBe('over');
  expect(standingOn({ from_on: '2026-01-01', to_on: null }, '2099-01-01')).toBe('now');
});

test('What holds stands first, what is over last', () => {
  const rows = [
    { name: 'over', from_on: '2020-01-01', to_on: '2020-12-31' },
    { name: 'later', from_on: '2027-01-01' },
    { name: 'old', from_on: '2021-01-01' },
    { name: 'new', from_on: '2024-01-01' },
  ];
  expect(byStanding(rows, '2026-06-01').map(({ name }) => name)).toEqual(['new', 'old', 'later', 'over']);
});

test('Days go over the ends of months and years', () => {
  expect(daysFrom('2027-01-01', -1)).toBe('2026-12-31');
  expect(daysFrom('2028-02-28', 1)).toBe('2028-02-29');
});

test('New terms begin with a year, behind the first day of those before', () => {
  expect(nextStart('2026-11-22', { from_on: '2024-01-01' })).toBe('2027-01-01');
  expect(nextStart('2026-11-22', { from_on: '2027-07-01' })).toBe('2027-07-02');
});
