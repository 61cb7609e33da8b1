import { query } from '../../app/client';
import { useCluster } from '../registry/words';
import { useInWords } from './useInWords';

/** What one can be a member as today. */
export function useMembershipTypes() {
  const cluster = useCluster();
  const clusterId = cluster?.cluster_id ?? '';
  const { data } = query.useSuspenseQuery('get', '/api/v1/clusters/{cluster_id}/membership-types', {
    params: { path: { cluster_id: clusterId } },
  });
  const { typeName } = useInWords();
  const types = data.items;
  return {
    clusterId,
    types,
    choices: types.map((type) => ({ value: type.membership_type_id, label: typeName(type) })),
    nameOf: (id: string) => {
      const type = types.find(({ membership_type_id }) => membership_type_id === id);
      return type ? typeName(type) : undefined;
    },
    nameOfCode: (code: string) => {
      const type = types.find((one) => one.code === code);
      return type ? typeName(type) : code;
    },
  };
}
