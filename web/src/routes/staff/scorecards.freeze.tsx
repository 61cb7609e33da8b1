import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/scorecards/page';

export const Route = createFileRoute('/staff/scorecards/freeze')({
  beforeLoad: overseers('edit_benchmark'),
  component: page('FreezePage'),
});
