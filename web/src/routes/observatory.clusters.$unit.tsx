import { createFileRoute } from '@tanstack/react-router';
import { unitQuery } from '../features/observatory/api';
import { readPeersSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';
import { UnitPage } from '../features/observatory/UnitPage';

export const Route = createFileRoute('/observatory/clusters/$unit')({
  validateSearch: readPeersSearch,
  loaderDeps: ({ search }) => ({ study: search.study ?? 'current' }),
  loader: ({ context, deps, params }) =>
    Promise.all([context.queryClient.ensureQueryData(unitQuery(deps.study, params.unit)), loadStudyWords()]),
  component: UnitPage,
});
