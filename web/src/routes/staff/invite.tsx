import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { InvitePage } from '../../features/setup/InvitePage';

export const Route = createFileRoute('/staff/invite')({
  beforeLoad: signedIn('manage_accounts'),
  component: InvitePage,
});
