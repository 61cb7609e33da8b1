import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { DuesPage, readDuesSearch } from '../../features/membership/DuesPage';

export const Route = createFileRoute('/staff/dues')({
  validateSearch: readDuesSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return <DuesPage search={Route.useSearch()} onSearch={(search) => void navigate({ to: '/staff/dues', search })} />;
}
