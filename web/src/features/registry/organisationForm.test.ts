import { describe, expect, test } from 'vitest';
import { audienceOf, bodyOf, faultsOfValues, NOTHING, numberOf, valuesOf } from './organisationForm';

const tilia = { ...NOTHING, name: 'Tilia', kind: 'clinic', country_code: 'DE' };

describe('Who sees a field', () => {
  test('is the members for addresses where nothing else is said', () => {
    expect(audienceOf('email', 'public', {})).toBe('members');
    expect(audienceOf('city', 'public', {})).toBe('public');
  });
  test('is what the record says of the field', () => {
    expect(audienceOf('email', 'public', { email: 'public' })).toBe('public');
    expect(audienceOf('city', 'public', { city: 'staff' })).toBe('staff');
  });
  test('is never more than see the record', () => {
    expect(audienceOf('email', 'staff', { email: 'public' })).toBe('staff');
  });
});

test('An organisation goes through the form and back without a loss', () => {
  const body = bodyOf({ ...tilia, city: ' Kiel ', staff_count: '1 250', latitude: '54,3', longitude: '10.1' });
  expect(body).toMatchObject({ city: 'Kiel', staff_count: 1250, latitude: 54.3, longitude: 10.1, address: null });
  const kept = { ...body, organisation_id: 'x', hidden: [], created_at: '', updated_at: '', version: 1 };
  expect(bodyOf(valuesOf(kept))).toEqual(body);
});

test('What is missing and what is no number is said beside the field', () => {
  expect(faultsOfValues(NOTHING)).toEqual({
    name: 'form.needed',
    kind: 'form.needed',
    country_code: 'form.needed',
  });
  expect(faultsOfValues({ ...tilia, staff_count: 'many', latitude: '54' })).toEqual({
    staff_count: 'form.no_number',
    longitude: 'form.both_degrees',
  });
  expect(faultsOfValues(tilia)).toEqual({});
});

test('An empty text is no number, a text none at all', () => {
  expect(numberOf('  ')).toBeNull();
  expect(numberOf('-12,5')).toBe(-12.5);
  expect(numberOf('abc')).toBeNaN();
});
