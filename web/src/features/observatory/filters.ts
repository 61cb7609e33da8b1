import type { MapSearch } from './search';
import type { Study, Unit } from './study';
import type { Speaker } from './useWords';

const plain = (text: string) =>
  text
    .toLocaleLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

/** Whether a unit answers a search: every word somewhere in its name or place, and every filter. */
export function matches(unit: Unit, search: MapSearch, words: Pick<Speaker, 'place'>): boolean {
  if (search.q) {
    const text = plain(`${unit.name} ${unit.id} ${words.place(unit)}`);
    if (
      !plain(search.q)
        .split(/\s+/)
        .every((word) => text.includes(word))
    )
      return false;
  }
  if (search.country && !unit.countries.includes(search.country)) return false;
  if (search.group !== undefined && (search.cut === 'published' ? unit.published : unit.group) !== search.group)
    return false;
  if (search.initiative && unit.initiative !== search.initiative) return false;
  return !search.size || sizeOf(unit) === search.size;
}

/** Fewer than a hundred organisations, or more: the border that the published study draws. */
export function sizeOf(unit: Unit): 'small' | 'large' | 'unknown' {
  const members = unit.cells['M8']?.raw;
  return typeof members !== 'number' ? 'unknown' : members < 100 ? 'small' : 'large';
}

export function initiatives(study: Study): string[] {
  return [...new Set(study.units.map((u) => u.initiative).filter(Boolean))].sort();
}
