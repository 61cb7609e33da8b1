import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ComparePage } from './ComparePage';
import { RunPage } from './RunPage';
import { VersionPage } from './VersionPage';

export { FreezePage } from './FreezePage';
export { StudiesPage } from './StudiesPage';
export { VersionsPage } from './VersionsPage';

export function Compare() {
  const navigate = useNavigate();
  return (
    <ComparePage
      search={useSearch({ from: '/staff/scorecards/compare' })}
      onSearch={(search) => void navigate({ to: '/staff/scorecards/compare', search })}
    />
  );
}

export function OneRun() {
  const { runId } = useParams({ from: '/staff/scorecards/runs/$runId' });
  return <RunPage key={runId} runId={runId} />;
}

export function OneVersion() {
  const navigate = useNavigate();
  const { versionId } = useParams({ from: '/staff/scorecards/$versionId' });
  return (
    <VersionPage
      key={versionId}
      versionId={versionId}
      search={useSearch({ from: '/staff/scorecards/$versionId' })}
      onSearch={(search) =>
        void navigate({ to: '/staff/scorecards/$versionId', params: { versionId }, search, resetScroll: false })
      }
    />
  );
}
