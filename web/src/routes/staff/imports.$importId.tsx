import { createFileRoute, useParams } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { ImportPage } from '../../features/imports/ImportPage';

export const Route = createFileRoute('/staff/imports/$importId')({
  beforeLoad: signedIn('manage_members'),
  component: Import,
});

function Import() {
  return <ImportPage importId={useParams({ from: '/staff/imports/$importId' }).importId} />;
}
