import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { DirectoryPage } from '../features/registry/DirectoryPage';
import { readDirectorySearch } from '../features/registry/directorySearch';

export const Route = createFileRoute('/members/')({
  validateSearch: readDirectorySearch,
  component: Directory,
});

function Directory() {
  const navigate = useNavigate();
  return (
    <DirectoryPage
      search={useSearch({ from: '/members/' })}
      onSearch={(search) => void navigate({ to: '/members', search })}
    />
  );
}
