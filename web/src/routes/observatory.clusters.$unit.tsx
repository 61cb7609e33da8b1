import { createFileRoute } from '@tanstack/react-router';
import { readPeersSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';
import { UnitPage } from '../features/observatory/UnitPage';

export const Route = createFileRoute('/observatory/clusters/$unit')({
  validateSearch: readPeersSearch,
  loaderDeps: ({ search }) => ({ study: search.study ?? 'current' }),
  loader: ({ context, deps, params }) =>
    Promise.all([
      import('../features/observatory/api').then(({ unitQuery }) =>
        context.queryClient.ensureQueryData(unitQuery(deps.study, params.unit)),
      ),
      loadStudyWords(),
    ]),
  component: UnitPage,
});
