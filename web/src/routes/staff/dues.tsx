import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { DuesPage } from '../../features/membership/DuesPage';
import { readDuesSearch } from '../../features/membership/searches';

export const Route = createFileRoute('/staff/dues')({
  validateSearch: readDuesSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <DuesPage
      search={useSearch({ from: '/staff/dues' })}
      onSearch={(search) => void navigate({ to: '/staff/dues', search })}
    />
  );
}
