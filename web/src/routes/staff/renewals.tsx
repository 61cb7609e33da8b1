import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { RenewalsPage } from '../../features/membership/RenewalsPage';
import { readRenewalsSearch } from '../../features/membership/searches';

export const Route = createFileRoute('/staff/renewals')({
  validateSearch: readRenewalsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <RenewalsPage
      search={useSearch({ from: '/staff/renewals' })}
      onSearch={(search) => void navigate({ to: '/staff/renewals', search })}
    />
  );
}
