import { createFileRoute, useParams } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { EditPersonPage } from '../features/registry/EditPersonPage';

export const Route = createFileRoute('/people/$personId/edit')({ beforeLoad: signedIn(), component: Edit });

function Edit() {
  return <EditPersonPage personId={useParams({ from: '/people/$personId/edit' }).personId} />;
}
