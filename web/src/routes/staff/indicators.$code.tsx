import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/indicators/page';

export const Route = createFileRoute('/staff/indicators/$code')({
  beforeLoad: overseers(),
  component: page('OneIndicator'),
});
