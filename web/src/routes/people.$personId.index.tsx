import { createFileRoute } from '@tanstack/react-router';
import { PersonPage } from '../features/registry/PersonPage';

export const Route = createFileRoute('/people/$personId/')({ component: Person });

function Person() {
  const { personId } = Route.useParams();
  return <PersonPage key={personId} personId={personId} />;
}
