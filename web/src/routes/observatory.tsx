import { createFileRoute } from '@tanstack/react-router';
import { studyQuery } from '../features/observatory/api';
import { ObservatoryFrame } from '../features/observatory/ObservatoryFrame';
import { readStudySearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory')({
  validateSearch: readStudySearch,
  loaderDeps: ({ search }) => ({ study: search.study ?? 'current' }),
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(studyQuery(deps.study)),
  component: ObservatoryFrame,
});
