import { useMe } from '../shared/useMe';
import { PLACES, type Place } from './navigation';

/** The places that this reader may go to. */
export function usePlaces(): readonly Place[] {
  const me = useMe();
  return PLACES.filter(({ permission }) => !permission || me?.permissions.includes(permission));
}
