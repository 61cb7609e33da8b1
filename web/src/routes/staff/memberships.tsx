import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { MembershipsPage } from '../../features/membership/MembershipsPage';
import { readMembershipsSearch } from '../../features/membership/searches';

export const Route = createFileRoute('/staff/memberships')({
  validateSearch: readMembershipsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <MembershipsPage
      search={useSearch({ from: '/staff/memberships' })}
      onSearch={(search) => void navigate({ to: '/staff/memberships', search })}
    />
  );
}
