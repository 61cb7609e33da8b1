import { createFileRoute } from '@tanstack/react-router';
import { WhatIfPage } from '../features/observatory/WhatIfPage';
import { readWhatIfSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/what-if')({
  validateSearch: readWhatIfSearch,
  loader: loadStudyWords,
  component: WhatIfPage,
});
