import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/indicators/page';

export const Route = createFileRoute('/staff/indicators/imports/$importId')({
  beforeLoad: overseers('edit_benchmark'),
  component: page('ImportPreview'),
});
