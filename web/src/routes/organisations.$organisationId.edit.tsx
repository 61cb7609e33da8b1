import { createFileRoute, useParams } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { EditOrganisationPage } from '../features/registry/EditOrganisationPage';

export const Route = createFileRoute('/organisations/$organisationId/edit')({
  beforeLoad: signedIn('edit_own_organisation'),
  component: Edit,
});

function Edit() {
  return (
    <EditOrganisationPage organisationId={useParams({ from: '/organisations/$organisationId/edit' }).organisationId} />
  );
}
