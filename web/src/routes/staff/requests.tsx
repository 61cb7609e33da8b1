import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { RequestsPage } from '../../features/requests/RequestsPage';

export const Route = createFileRoute('/staff/requests')({
  beforeLoad: signedIn('manage_privacy'),
  component: RequestsPage,
});
