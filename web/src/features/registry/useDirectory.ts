import { keepPreviousData } from '@tanstack/react-query';
import { query } from '../../app/client';
import { type DirectorySearch, queryOf } from './directorySearch';
import { PAGED } from '../../shared/paged';

/** The organisations of a search, page by page, with how many there are and how many of each kind. */
export function useDirectory(search: DirectorySearch, limit: number) {
  const asked = { ...queryOf(search), facets: 'kind,country,specialisation,member_group', limit };
  const pages = query.useInfiniteQuery(
    'get',
    '/api/v1/organisations',
    { params: { query: asked } },
    {
      ...PAGED,
      placeholderData: keepPreviousData,
    },
  );
  const first = pages.data?.pages[0] as { total?: number; facets?: Facets } | undefined;
  return {
    ...pages,
    rows: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    total: first?.total,
    facets: first?.facets ?? {},
  };
}

/** How many there are of each value, with all other filters. */
export type Facets = Partial<Record<string, { value: string; count: number }[]>>;
