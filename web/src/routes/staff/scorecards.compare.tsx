import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/scorecards/page';
import { readCompareSearch } from '../../features/scorecards/searches';

export const Route = createFileRoute('/staff/scorecards/compare')({
  validateSearch: readCompareSearch,
  beforeLoad: overseers(),
  component: page('Compare'),
});
