import { createFileRoute } from '@tanstack/react-router';
import { ComparePage } from '../features/observatory/ComparePage';
import { readCompareSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/compare')({
  validateSearch: readCompareSearch,
  component: ComparePage,
});
