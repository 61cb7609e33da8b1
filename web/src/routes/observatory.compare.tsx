import { createFileRoute } from '@tanstack/react-router';
import { ComparePage } from '../features/observatory/ComparePage';
import { readCompareSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/compare')({
  validateSearch: readCompareSearch,
  loader: loadStudyWords,
  component: ComparePage,
});
