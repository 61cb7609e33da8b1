/** What of the people is looked at, as it stands in the address. */
export interface PeopleSearch {
  q?: string;
  country?: string;
  organisation?: string;
  sort?: '-name' | '-updated_at';
}

export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const search: PeopleSearch = {};
  for (const name of ['q', 'country', 'organisation'] as const) {
    const value = raw[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') search[name] = String(value);
  }
  if (raw['sort'] === '-name' || raw['sort'] === '-updated_at') search.sort = raw['sort'];
  return search;
}

export function peopleQuery({ q, country, organisation, sort }: PeopleSearch) {
  return {
    q: q ? [q] : undefined,
    country: country?.split(','),
    organisation: organisation ? [organisation] : undefined,
    sort,
  };
}
