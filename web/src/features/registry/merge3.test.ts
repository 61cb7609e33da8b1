import { expect, test } from 'vitest';
import { differences, joined } from './merge3';

const before = { name: 'Tilia', city: 'Kiel', phone: '1', tags: ['a'] };

test('What only they changed comes in, what only I changed stays', () => {
  const mine = { ...before, phone: '2' };
  const theirs = { ...before, city: 'Bonn' };
  expect(differences(before, mine, theirs)).toEqual([
    { field: 'city', before: 'Kiel', mine: 'Kiel', theirs: 'Bonn', clash: false },
  ]);
  expect(joined(before, mine, theirs, {})).toEqual({ ...before, phone: '2', city: 'Bonn' });
});

test('What both changed is asked for; mine stays until theirs is chosen', () => {
  const mine = { ...before, tags: ['a', 'b'] };
  const theirs = { ...before, tags: ['c'] };
  expect(differences(before, mine, theirs)[0]).toMatchObject({ field: 'tags', clash: true });
  expect(joined(before, mine, theirs, {}).tags).toEqual(['a', 'b']);
  expect(joined(before, mine, theirs, { tags: 'theirs' }).tags).toEqual(['c']);
});

test('Two who changed the same to the same do not disagree', () => {
  const both = { ...before, city: 'Bonn' };
  expect(differences(before, both, both)).toEqual([]);
});
