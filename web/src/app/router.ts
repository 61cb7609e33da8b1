import { createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { routeTree } from '../routeTree.gen';
import { PagePending } from '../shared/Slow';
import { queryClient } from './client';
import { Shell } from './Shell';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  InnerWrap: Shell,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: lazyRouteComponent(() => import('../shared/ProblemPage'), 'ProblemPage'),
  defaultNotFoundComponent: lazyRouteComponent(() => import('../shared/ProblemPage'), 'NotFoundPage'),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
