import { expect, test } from 'vitest';
import type { Type } from './api';
import { benefitsMatch, bodyOf, valuesOf } from './typeForm';

const type: Type = {
  membership_type_id: '1',
  cluster_id: '2',
  code: 'core',
  name_en: 'Core member',
  name_ru: 'Основной участник',
  tier: 'core',
  benefits: [
    { en: 'Vote', ru: 'Голос' },
    { en: 'Meetings', ru: 'Встречи' },
  ],
  questions: [],
  notice_days: 30,
  grace_days: 60,
  lapsed_days: 90,
  renew_days: null,
  from_on: '2024-01-01',
  to_on: null,
  version: 3,
};

test('A type that goes through the form unchanged is the same from another day on', () => {
  const { membership_type_id, cluster_id, version, ...form } = type;
  expect([membership_type_id, cluster_id, version]).toEqual(['1', '2', 3]);
  expect(bodyOf(valuesOf(type, '2027-01-01'))).toEqual({ ...form, from_on: '2027-01-01' });
});

test('A benefit without a word in one language is noticed', () => {
  const values = valuesOf(type, '2027-01-01');
  expect(benefitsMatch(values)).toBe(true);
  expect(benefitsMatch({ ...values, benefits_en: 'Vote\nMeetings\nRooms\n' })).toBe(false);
  expect(benefitsMatch({ ...values, benefits_en: '\nVote\n\nMeetings\n' })).toBe(true);
});

test('Days to draw up dues that nobody entered are none, not zero', () => {
  expect(bodyOf({ ...valuesOf(type, '2027-01-01'), renew_days: '' }).renew_days).toBeNull();
  expect(bodyOf({ ...valuesOf(type, '2027-01-01'), renew_days: 0 }).renew_days).toBe(0);
});
