import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { NewOrganisationPage } from '../features/registry/NewOrganisationPage';

export const Route = createFileRoute('/organisations/new')({
  beforeLoad: signedIn('manage_members'),
  component: NewOrganisationPage,
});
