import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { ReportsPage } from '../../features/membership/ReportsPage';
import { readReportsSearch } from '../../features/membership/searches';

export const Route = createFileRoute('/staff/reports')({
  validateSearch: readReportsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <ReportsPage
      search={useSearch({ from: '/staff/reports' })}
      onSearch={(search) => void navigate({ to: '/staff/reports', search })}
    />
  );
}
