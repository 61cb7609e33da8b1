import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ApplyPage } from '../features/membership/ApplyPage';

export const Route = createFileRoute('/apply')({
  validateSearch: (raw: Record<string, unknown>): { organisation?: string } =>
    typeof raw['organisation'] === 'string' ? { organisation: raw['organisation'] } : {},
  component: Apply,
});

function Apply() {
  return <ApplyPage organisation={useSearch({ from: '/apply' }).organisation} />;
}
