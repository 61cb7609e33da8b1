import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { PeoplePage } from '../features/registry/PeoplePage';
import { readPeopleSearch } from '../features/registry/peopleSearch';

export const Route = createFileRoute('/people/')({ validateSearch: readPeopleSearch, component: People });

function People() {
  const navigate = useNavigate();
  return <PeoplePage search={Route.useSearch()} onSearch={(search) => void navigate({ to: '/people', search })} />;
}
