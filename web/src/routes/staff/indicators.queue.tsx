import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/indicators/page';
import { readQueueSearch } from '../../features/indicators/searches';

export const Route = createFileRoute('/staff/indicators/queue')({
  validateSearch: readQueueSearch,
  beforeLoad: overseers(),
  component: page('Queue'),
});
