import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { EditPersonPage } from '../features/registry/EditPersonPage';

export const Route = createFileRoute('/people/$personId/edit')({ beforeLoad: signedIn(), component: Edit });

function Edit() {
  return <EditPersonPage personId={Route.useParams().personId} />;
}
