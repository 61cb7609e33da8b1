import { expect, test } from 'vitest';
import { digitsOf, minorOf } from './money';
import { wholeYear } from './useInWords';

test('Amounts go to the server in the smallest unit of their currency', () => {
  expect(minorOf(1250.5, 'EUR')).toBe(125_050);
  expect(minorOf('0.29', 'EUR')).toBe(29);
  expect(minorOf(1200, 'JPY')).toBe(1200);
  expect(digitsOf('RUB')).toBe(2);
});

test('A calendar year is called by its number, another period by its days', () => {
  expect(wholeYear('2026-01-01', '2026-12-31')).toBe('2026');
  expect(wholeYear('2026-01-01', '2027-12-31')).toBeUndefined();
  expect(wholeYear('2026-07-01', '2027-06-30')).toBeUndefined();
});
