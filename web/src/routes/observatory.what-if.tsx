import { createFileRoute } from '@tanstack/react-router';
import { WhatIfPage } from '../features/observatory/WhatIfPage';
import { readWhatIfSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/what-if')({ validateSearch: readWhatIfSearch, component: WhatIfPage });
