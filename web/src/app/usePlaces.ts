import { oversees, useMe } from '../shared/useMe';
import { PLACES, type Place } from './navigation';

/** The places that this reader may go to. */
export function usePlaces(): readonly Place[] {
  const me = useMe();
  return PLACES.filter(
    ({ permission, insights }) =>
      (!permission || me?.permissions.includes(permission)) && (!insights || oversees(me ?? null)),
  );
}
