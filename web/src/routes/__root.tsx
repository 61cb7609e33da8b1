import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { PagePending, Slow } from '../shared/Slow';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Page });

function Page() {
  return (
    <Suspense
      fallback={
        <Slow>
          <PagePending />
        </Slow>
      }
    >
      <Outlet />
    </Suspense>
  );
}
