import { createFileRoute } from '@tanstack/react-router';
import { UnitPage } from '../features/observatory/UnitPage';
import { readPeersSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/clusters/$unit')({ validateSearch: readPeersSearch, component: UnitPage });
