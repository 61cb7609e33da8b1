import { redirect } from '@tanstack/react-router';
import { type Me, oversees, type Permission, sessionQuery } from '../shared/useMe';
import { queryClient } from './client';

/**
 * For `beforeLoad` of routes that need somebody: a guest is led to sign in, and back. What one may do is decided by the
 * server; this only spares people a page of refusals.
 */
export function signedIn(permission?: Permission, may: (me: Me) => boolean = () => true) {
  return async ({ location }: { location: { href: string } }) => {
    const { me } = await queryClient.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { to: location.href } });
    if ((permission && !me.permissions.includes(permission)) || !may(me)) {
      throw Object.assign(new Error('not permitted'), { title: 'Forbidden', status: 403 });
    }
  };
}

/** For pages of staff, board and analysts; with a permission, of those among them who have it. */
export const overseers = (permission: Permission = 'read_directory') => signedIn(permission, oversees);
