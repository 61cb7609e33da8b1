import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/indicators/page';
import { readDeclareSearch } from '../../features/indicators/searches';

export const Route = createFileRoute('/staff/indicators/declare')({
  validateSearch: readDeclareSearch,
  beforeLoad: overseers('edit_benchmark'),
  component: page('Declare'),
});
