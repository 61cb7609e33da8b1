import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { PeoplePage } from '../features/registry/PeoplePage';
import { readPeopleSearch } from '../features/registry/peopleSearch';

export const Route = createFileRoute('/people/')({ validateSearch: readPeopleSearch, component: People });

function People() {
  const navigate = useNavigate();
  return (
    <PeoplePage
      search={useSearch({ from: '/people/' })}
      onSearch={(search) => void navigate({ to: '/people', search })}
    />
  );
}
