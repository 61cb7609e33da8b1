import { createFileRoute, useParams } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { ReviewPage } from '../../features/membership/ReviewPage';

export const Route = createFileRoute('/staff/applications/$applicationId')({
  beforeLoad: signedIn('manage_members'),
  component: Review,
});

function Review() {
  return <ReviewPage applicationId={useParams({ from: '/staff/applications/$applicationId' }).applicationId} />;
}
