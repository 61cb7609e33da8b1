import { createFileRoute } from '@tanstack/react-router';
import { GroupsPage } from '../features/observatory/GroupsPage';
import { readGroupsSearch } from '../features/observatory/search';
import { loadStudyWords } from '../features/observatory/studyWords';

export const Route = createFileRoute('/observatory/groups')({
  validateSearch: readGroupsSearch,
  loader: loadStudyWords,
  component: GroupsPage,
});
