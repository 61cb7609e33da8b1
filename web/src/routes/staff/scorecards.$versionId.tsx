import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/scorecards/page';
import { readVersionSearch } from '../../features/scorecards/searches';

export const Route = createFileRoute('/staff/scorecards/$versionId')({
  validateSearch: readVersionSearch,
  beforeLoad: overseers(),
  component: page('OneVersion'),
});
