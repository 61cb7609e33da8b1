import { type Answer, api, queryClient } from '../app/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { problemOf } from './problem';

export type Me = Answer<'/api/v1/me'>;
export type Permission = Me['permissions'][number];

/** Who is signed in; null for a guest. */
export const meQuery = queryOptions({
  queryKey: ['get', '/api/v1/me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    const { data, error } = await api.GET('/api/v1/me', { signal });
    if (data) return data;
    if (problemOf(error).status === 401) return null;
    throw error as unknown as Error;
  },
  staleTime: 5 * 60_000,
});

/** undefined while it is asked, null for a guest. */
export function useMe(): Me | null | undefined {
  return useQuery(meQuery).data;
}

/** Whether a button is worth showing; what is allowed is decided by the server. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}

/** After signing in or out: what was read belongs to somebody else. */
export async function forgetAll(): Promise<void> {
  navigator.serviceWorker?.controller?.postMessage('forget');
  queryClient.removeQueries({ predicate: (one) => one.queryKey[1] !== '/api/v1/me' });
  await queryClient.invalidateQueries();
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
}
