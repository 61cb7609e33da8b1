import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { MembershipsPage, readMembershipsSearch } from '../../features/membership/MembershipsPage';

export const Route = createFileRoute('/staff/memberships')({
  validateSearch: readMembershipsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <MembershipsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ to: '/staff/memberships', search })}
    />
  );
}
