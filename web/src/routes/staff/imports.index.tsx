import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { ImportsPage } from '../../features/imports/ImportsPage';

export const Route = createFileRoute('/staff/imports/')({
  beforeLoad: signedIn('manage_members'),
  component: ImportsPage,
});
