import { createFileRoute } from '@tanstack/react-router';
import { MapPage } from '../features/observatory/MapPage';
import { readMapSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/')({ validateSearch: readMapSearch, component: MapPage });
