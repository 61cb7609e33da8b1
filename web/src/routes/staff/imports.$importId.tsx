import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { ImportPage } from '../../features/imports/ImportPage';

export const Route = createFileRoute('/staff/imports/$importId')({
  beforeLoad: signedIn('manage_members'),
  component: Import,
});

function Import() {
  return <ImportPage importId={Route.useParams().importId} />;
}
