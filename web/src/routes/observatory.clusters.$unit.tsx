import { createFileRoute } from '@tanstack/react-router';
import { unitQuery } from '../features/observatory/api';
import { readPeersSearch } from '../features/observatory/search';
import { UnitPage } from '../features/observatory/UnitPage';

export const Route = createFileRoute('/observatory/clusters/$unit')({
  validateSearch: readPeersSearch,
  loaderDeps: ({ search }) => ({ study: search.study ?? 'current' }),
  loader: ({ context, deps, params }) => context.queryClient.ensureQueryData(unitQuery(deps.study, params.unit)),
  component: UnitPage,
});
