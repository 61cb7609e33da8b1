import { createFileRoute, useSearch } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { NewPersonPage } from '../features/registry/NewPersonPage';

export const Route = createFileRoute('/people/new')({
  validateSearch: (raw: Record<string, unknown>): { organisation?: string } =>
    typeof raw['organisation'] === 'string' ? { organisation: raw['organisation'] } : {},
  beforeLoad: signedIn('edit_own_organisation'),
  component: NewPerson,
});

function NewPerson() {
  return <NewPersonPage organisation={useSearch({ from: '/people/new' }).organisation} />;
}
