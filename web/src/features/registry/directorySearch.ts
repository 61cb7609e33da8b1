/** What of the directory is looked at, as it stands in the address; several values of one filter are joined by commas. */
export interface DirectorySearch {
  view?: 'cards' | 'table' | 'map';
  q?: string;
  kind?: string;
  country?: string;
  specialisation?: string;
  member_group?: string;
  city?: string;
  /** west,south,east,north in degrees */
  bounds?: string;
  state?: 'ended' | 'all';
  sort?: Sort;
}

export const SORTS = ['name', '-name', '-updated_at', 'updated_at', '-staff_count', 'staff_count'] as const;
export type Sort = (typeof SORTS)[number];

/** Filters of which several values may be chosen, in the order in which they are shown. */
export const FACETS = ['kind', 'country', 'specialisation', 'member_group'] as const;
export type Facet = (typeof FACETS)[number];

const FILTERS = ['q', ...FACETS, 'city', 'bounds'] as const;

/** Keeps what an address may hold, and drops what it may not: a wrong address shows the list, not a fault. */
export function readDirectorySearch(raw: Record<string, unknown>): DirectorySearch {
  const search: DirectorySearch = {};
  for (const name of FILTERS) {
    const value = raw[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') search[name] = String(value);
  }
  if (search.bounds && !boundsOf(search.bounds)) delete search.bounds;
  if (raw['view'] === 'cards' || raw['view'] === 'table' || raw['view'] === 'map') search.view = raw['view'];
  if (raw['state'] === 'ended' || raw['state'] === 'all') search.state = raw['state'];
  const sort = SORTS.find((one) => one === raw['sort']);
  if (sort && sort !== 'name') search.sort = sort;
  return search;
}

/** The search as the server takes it, without what belongs to the page alone. */
export function queryOf(search: DirectorySearch) {
  const list = (value: string | undefined) => (value ? value.split(',') : undefined);
  const one = (value: string | undefined) => (value ? [value] : undefined);
  return {
    q: one(search.q),
    kind: list(search.kind),
    country: list(search.country),
    specialisation: list(search.specialisation),
    member_group: list(search.member_group),
    city: one(search.city),
    bounds: one(search.bounds),
    state: one(search.state),
    sort: search.sort,
  };
}

/** The same as an address of a file: `/api/v1/organisations/export?kind=clinic&kind=startup&format=csv`. */
export function exportAddress(path: string, asked: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    for (const one of Array.isArray(value) ? value : value ? [value] : []) query.append(name, one);
  }
  return `${path}?${query.toString()}`;
}

/** Adds a value to a filter, or takes it out; without values the filter is gone. */
export function toggled(list: string | undefined, value: string): string | undefined {
  const values = list ? list.split(',') : [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return next.length > 0 ? next.join(',') : undefined;
}

export interface Chip {
  filter: 'q' | Facet | 'city' | 'bounds' | 'state';
  value: string;
}

/** What narrows the list down, one by one. */
export function chipsOf(search: DirectorySearch): Chip[] {
  const chips: Chip[] = [];
  if (search.q) chips.push({ filter: 'q', value: search.q });
  for (const filter of FACETS) {
    for (const value of search[filter]?.split(',') ?? []) chips.push({ filter, value });
  }
  if (search.city) chips.push({ filter: 'city', value: search.city });
  if (search.bounds) chips.push({ filter: 'bounds', value: search.bounds });
  if (search.state) chips.push({ filter: 'state', value: search.state });
  return chips;
}

export function withoutChip(search: DirectorySearch, { filter, value }: Chip): DirectorySearch {
  const isFacet = FACETS.some((facet) => facet === filter);
  return { ...search, [filter]: isFacet ? toggled(search[filter], value) : undefined };
}

export function withoutFilters({ view, sort }: DirectorySearch): DirectorySearch {
  return { view, sort };
}

/** west, south, east, north; undefined where it is no rectangle on the globe. */
export function boundsOf(text: string): [number, number, number, number] | undefined {
  const parts = text.split(',').map(Number);
  const [west, south, east, north] = parts;
  if (parts.length !== 4 || parts.some((part) => !Number.isFinite(part))) return undefined;
  if (Math.abs(west!) > 180 || Math.abs(east!) > 180 || south! < -90 || north! > 90 || south! > north!)
    return undefined;
  return [west!, south!, east!, north!];
}
