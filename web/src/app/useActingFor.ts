import { useMe } from '../shared/useMe';
import { type Item, query } from './client';

type Organisation = Item<'/api/v1/me/organisations'>;

/** The organisations that I may act for, and the one I do act for. */
export function useActingFor(): { organisations: Organisation[]; current: Organisation | undefined } {
  const me = useMe();
  const { data } = query.useQuery('get', '/api/v1/me/organisations', {}, { enabled: !!me });
  const all = data?.items ?? [];
  const current = all.find((one) => one.organisation_id === me?.acting_for);
  return { organisations: all.filter((one) => one.administers || one === current), current };
}
