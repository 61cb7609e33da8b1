/**
 * For `query.useInfiniteQuery('get', path, init, PAGED)`: the pages of a list by its cursor. The first page has null, as
 * the library takes undefined for 0.
 */
export const PAGED = {
  pageParamName: 'cursor',
  initialPageParam: null as string | null,
  getNextPageParam: (last: { next: string | null }) => last.next,
};
