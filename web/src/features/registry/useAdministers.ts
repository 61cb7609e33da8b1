import { query } from '../../app/client';
import { useMe } from '../../shared/useMe';

/** Whether the one who is signed in looks after this organisation. */
export function useAdministers(organisationId: string): boolean {
  const me = useMe();
  const { data } = query.useQuery('get', '/api/v1/me/organisations', {}, { enabled: Boolean(me) });
  return data?.items.some((one) => one.administers && one.organisation_id === organisationId) ?? false;
}
