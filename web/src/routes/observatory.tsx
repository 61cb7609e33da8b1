import { createFileRoute } from '@tanstack/react-router';
import { ObservatoryFrame } from '../features/observatory/ObservatoryFrame';
import { readStudySearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory')({
  validateSearch: readStudySearch,
  loaderDeps: ({ search }) => ({ study: search.study ?? 'current' }),
  // What asks for studies comes with the observatory, not with everybody's first page.
  loader: async ({ context, deps }) => {
    const { studyQuery } = await import('../features/observatory/api');
    return context.queryClient.ensureQueryData(studyQuery(deps.study));
  },
  component: ObservatoryFrame,
});
