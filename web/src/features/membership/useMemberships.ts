import { useQuery } from '@tanstack/react-query';
import { api, type Item } from '../../app/client';
import { problemOf } from '../../shared/problem';
import { useMe } from '../../shared/useMe';
import { useCluster } from '../registry/words';

export type Membership = Item<'/api/v1/clusters/{cluster_id}/memberships'>;
export type MembershipType = Item<'/api/v1/clusters/{cluster_id}/membership-types'>;

/** All spells of one organisation, the newest first; none for who may not see them. */
export function useMembershipsOf(organisationId: string) {
  const me = useMe();
  const cluster = useCluster();
  return useQuery({
    queryKey: ['get', '/api/v1/clusters/memberships', organisationId],
    enabled: Boolean(me && cluster),
    queryFn: async ({ signal }) => {
      const { data, error } = await api.GET('/api/v1/clusters/{cluster_id}/memberships', {
        params: {
          path: { cluster_id: cluster!.cluster_id },
          query: { organisation_id: organisationId, ended: 'true', limit: 50 } as never,
        },
        signal,
      });
      if (data) return [...data.items].sort((a, b) => b.begins_on.localeCompare(a.begins_on));
      if (problemOf(error).status === 403) return [];
      throw error as unknown as Error;
    },
  });
}
