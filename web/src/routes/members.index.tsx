import { createFileRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { DirectoryPage } from '../features/registry/DirectoryPage';
import { readDirectorySearch } from '../features/registry/directorySearch';
import { loadWords } from '../features/registry/wordLists';

export const Route = createFileRoute('/members/')({
  validateSearch: readDirectorySearch,
  loader: loadWords,
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
