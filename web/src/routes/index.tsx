import { createFileRoute, redirect } from '@tanstack/react-router';
import { query } from '../app/client';
import { HomePage } from '../features/home/HomePage';
import { sessionQuery } from '../shared/useMe';

const setupQuery = query.queryOptions('get', '/api/v1/setup', {}, { staleTime: Infinity });

export const Route = createFileRoute('/')({
  // An empty server is set up first.
  beforeLoad: async ({ context }) => {
    const { needed } = await context.queryClient.ensureQueryData(setupQuery);
    if (needed) throw redirect({ to: '/setup' });
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(sessionQuery),
  component: HomePage,
});
