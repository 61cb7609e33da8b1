import { createFileRoute } from '@tanstack/react-router';
import { RanksPage } from '../features/observatory/RanksPage';
import { readRanksSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/ranks')({ validateSearch: readRanksSearch, component: RanksPage });
