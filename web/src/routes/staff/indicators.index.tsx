import { createFileRoute } from '@tanstack/react-router';
import { overseers } from '../../app/guards';
import { page } from '../../features/indicators/page';
import { readIndicatorsSearch } from '../../features/indicators/searches';

export const Route = createFileRoute('/staff/indicators/')({
  validateSearch: readIndicatorsSearch,
  beforeLoad: overseers(),
  component: page('Indicators'),
});
