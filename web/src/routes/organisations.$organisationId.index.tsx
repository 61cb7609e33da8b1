import { createFileRoute, useParams } from '@tanstack/react-router';
import { OrganisationPage } from '../features/registry/OrganisationPage';

export const Route = createFileRoute('/organisations/$organisationId/')({ component: Organisation });

function Organisation() {
  const { organisationId } = useParams({ from: '/organisations/$organisationId/' });
  return <OrganisationPage key={organisationId} organisationId={organisationId} />;
}
