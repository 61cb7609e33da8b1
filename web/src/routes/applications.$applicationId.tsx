import { createFileRoute } from '@tanstack/react-router';
import { ApplicationPage } from '../features/membership/ApplicationPage';
import { keepSecretOfAddress } from '../features/membership/applicationForm';

export const Route = createFileRoute('/applications/$applicationId')({
  // The address that an applicant kept ends in the secret; behind '#' it reaches no server and no log.
  beforeLoad: ({ params, location }) => keepSecretOfAddress(params.applicationId, location.hash),
  component: Application,
});

function Application() {
  return <ApplicationPage applicationId={Route.useParams().applicationId} />;
}
