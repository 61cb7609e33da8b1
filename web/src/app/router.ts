import { createRouter } from '@tanstack/react-router';
import { routeTree } from '../routeTree.gen';
import { PagePending } from '../shared/Slow';
import { NotFoundPage, ProblemPage } from '../shared/ProblemPage';
import { queryClient } from './client';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: ProblemPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
