import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/scorecards/page';

export const Route = createFileRoute('/staff/scorecards/runs/$runId')({
  beforeLoad: overseers(),
  component: page('OneRun'),
});
