import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/indicators/page';
import { readMeasureSearch } from '../../features/indicators/searches';

export const Route = createFileRoute('/staff/indicators/measure')({
  validateSearch: readMeasureSearch,
  beforeLoad: overseers('edit_benchmark'),
  component: page('Measure'),
});
