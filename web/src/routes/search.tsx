import { createFileRoute } from '@tanstack/react-router';
import { SearchPage } from '../features/search/SearchPage';

/** The router reads "7" as a number. */
const wordsOf = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '') || undefined;

interface Search {
  q?: string;
  kind?: string;
}

export const Route = createFileRoute('/search')({
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: wordsOf(search['q']),
    kind: wordsOf(search['kind']),
  }),
  component: SearchRoute,
});

function SearchRoute() {
  const { q, kind } = Route.useSearch();
  return <SearchPage words={q ?? ''} kind={kind} />;
}
