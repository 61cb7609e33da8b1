import { createFileRoute } from '@tanstack/react-router';
import { DefinitionPage } from '../features/observatory/DefinitionPage';
import { readDefinitionSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/definition')({
  validateSearch: readDefinitionSearch,
  loader: loadStudyWords,
  component: DefinitionPage,
});
