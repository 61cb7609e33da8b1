import { createFileRoute, redirect } from '@tanstack/react-router';
import { SignInPage } from '../features/account/SignInPage';
import { sessionQuery } from '../shared/useMe';

/** Only a place of this server, never another one's: "/members", not "//elsewhere.example". */
const placeOf = (to: unknown) => (typeof to === 'string' && /^\/[^/\\]/.test(to) ? to : undefined);

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: placeOf(search['to']) }),
  loader: ({ context }) => context.queryClient.ensureQueryData(sessionQuery),
  beforeLoad: async ({ context, search }) => {
    const { me } = await context.queryClient.ensureQueryData(sessionQuery);
    if (me) throw redirect({ href: search.to ?? '/' });
  },
  component: SignInRoute,
});

function SignInRoute() {
  const { to } = Route.useSearch();
  const { provider } = Route.useLoaderData();
  return <SignInPage to={to ?? '/'} provider={provider} />;
}
