import { createFileRoute } from '@tanstack/react-router';
import { FactorsPage } from '../features/observatory/FactorsPage';
import { readFactorsSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/factors')({
  validateSearch: readFactorsSearch,
  loader: loadStudyWords,
  component: FactorsPage,
});
