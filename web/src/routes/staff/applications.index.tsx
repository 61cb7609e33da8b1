import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { QueuePage, readQueueSearch } from '../../features/membership/QueuePage';

export const Route = createFileRoute('/staff/applications/')({
  validateSearch: readQueueSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <QueuePage search={Route.useSearch()} onSearch={(search) => void navigate({ to: '/staff/applications', search })} />
  );
}
