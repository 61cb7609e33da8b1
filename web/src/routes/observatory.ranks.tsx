import { createFileRoute } from '@tanstack/react-router';
import { RanksPage } from '../features/observatory/RanksPage';
import { readRanksSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/ranks')({
  validateSearch: readRanksSearch,
  loader: loadStudyWords,
  component: RanksPage,
});
