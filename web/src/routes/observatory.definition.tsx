import { createFileRoute } from '@tanstack/react-router';
import { DefinitionPage } from '../features/observatory/DefinitionPage';
import { readDefinitionSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/definition')({
  validateSearch: readDefinitionSearch,
  component: DefinitionPage,
});
