import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { QueuePage } from '../../features/membership/QueuePage';
import { readQueueSearch } from '../../features/membership/searches';

export const Route = createFileRoute('/staff/applications/')({
  validateSearch: readQueueSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <QueuePage
      search={useSearch({ from: '/staff/applications/' })}
      onSearch={(search) => void navigate({ to: '/staff/applications', search })}
    />
  );
}
