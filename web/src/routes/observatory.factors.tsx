import { createFileRoute } from '@tanstack/react-router';
import { FactorsPage } from '../features/observatory/FactorsPage';
import { readFactorsSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/factors')({
  validateSearch: readFactorsSearch,
  component: FactorsPage,
});
