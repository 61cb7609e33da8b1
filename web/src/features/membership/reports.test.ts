import { expect, test } from 'vitest';
import { begun, byCountry, type Growth, joinersAMonth, yearsBack } from './reports';

const month = (name: string, joined: number): Growth => ({
  month: name,
  joined_count: joined,
  left_count: 0,
  net_count: joined,
  member_count: joined,
});

test('Regions of a country are added up, the most members come first', () => {
  const rows = [
    { country_code: 'DE', region: 'A', member_count: 2 },
    { country_code: 'RU', region: null, member_count: 3 },
    { country_code: 'DE', region: null, member_count: 4 },
  ];
  expect(byCountry(rows)).toEqual([
    { code: 'DE', count: 6 },
    { code: 'RU', count: 3 },
  ]);
});

test('Months that have not begun count for nothing', () => {
  const rows = [month('2026-01', 4), month('2026-02', 2), month('2026-03', 0)];
  expect(begun(rows, '2026-02-10')).toHaveLength(2);
  expect(joinersAMonth(begun(rows, '2026-02-10'))).toBe(3);
  expect(joinersAMonth([])).toBe(0);
});

test('Years run up to this one', () => {
  expect(yearsBack(3, 2026)).toEqual(['2024', '2025', '2026']);
});
