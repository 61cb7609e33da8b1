import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { signedIn } from '../../app/guards';
import { readTermsSearch } from '../../features/terms/search';
import { TermsPage } from '../../features/terms/TermsPage';

export const Route = createFileRoute('/staff/terms')({
  validateSearch: readTermsSearch,
  beforeLoad: signedIn('read_directory'),
  component: Staff,
});

function Staff() {
  const navigate = useNavigate();
  return (
    <TermsPage
      search={useSearch({ from: '/staff/terms' })}
      onSearch={(search) => void navigate({ to: '/staff/terms', search })}
    />
  );
}
