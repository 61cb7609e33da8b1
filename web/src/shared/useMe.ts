import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Answer, query, queryClient } from '../app/client';

export type Session = Answer<'/api/v1/session'>;
export type Me = NonNullable<Session['me']>;
export type Permission = Me['permissions'][number];

/** Whether somebody is signed in, and who; guards of routes read it too. */
export const sessionQuery = queryOptions({ ...query.queryOptions('get', '/api/v1/session'), staleTime: 5 * 60_000 });

/** Who is signed in: undefined while it is asked, null for a guest. */
export function useMe(): Me | null | undefined {
  const { data } = useQuery(sessionQuery);
  return data && (data.me ?? null);
}

/** Whether a button is worth showing; what is allowed is decided by the server. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}

/** Staff, board and analysts of a cluster: who see figures before they are published, check and publish them. */
export const oversees = (me: Me | null): boolean =>
  me?.roles.some(({ role, scope_kind }) => scope_kind === 'cluster' && /^(cluster_staff|board|analyst)$/.test(role)) ??
  false;

/** After signing in or out, or acting for somebody else: what was read was for another reader. */
export async function readAllAgain(): Promise<void> {
  navigator.serviceWorker?.controller?.postMessage('forget');
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
  queryClient.removeQueries({ predicate: (one) => one.queryKey[1] !== '/api/v1/session' && !one.isActive() });
  await queryClient.invalidateQueries({ predicate: (one) => one.queryKey[1] !== '/api/v1/session' });
}
