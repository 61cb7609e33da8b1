import { createFileRoute, useParams } from '@tanstack/react-router';
import { PersonPage } from '../features/registry/PersonPage';

export const Route = createFileRoute('/people/$personId/')({ component: Person });

function Person() {
  const { personId } = useParams({ from: '/people/$personId/' });
  return <PersonPage key={personId} personId={personId} />;
}
