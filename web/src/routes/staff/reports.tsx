import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { ReportsPage, readReportsSearch } from '../../features/membership/ReportsPage';

export const Route = createFileRoute('/staff/reports')({
  validateSearch: readReportsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <ReportsPage search={Route.useSearch()} onSearch={(search) => void navigate({ to: '/staff/reports', search })} />
  );
}
