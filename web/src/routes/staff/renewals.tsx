import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { RenewalsPage, readRenewalsSearch } from '../../features/membership/RenewalsPage';

export const Route = createFileRoute('/staff/renewals')({
  validateSearch: readRenewalsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <RenewalsPage search={Route.useSearch()} onSearch={(search) => void navigate({ to: '/staff/renewals', search })} />
  );
}
