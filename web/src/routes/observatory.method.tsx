import { createFileRoute } from '@tanstack/react-router';
import { MethodPage } from '../features/observatory/MethodPage';
import { readMethodSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/method')({
  validateSearch: readMethodSearch,
  loader: loadStudyWords,
  component: MethodPage,
});
