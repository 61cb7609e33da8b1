import { createFileRoute } from '@tanstack/react-router';
import { MethodPage } from '../features/observatory/MethodPage';
import { readMethodSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/method')({
  validateSearch: readMethodSearch,
  component: MethodPage,
});
