import { createFileRoute } from '@tanstack/react-router';
import { GroupsPage } from '../features/observatory/GroupsPage';
import { readGroupsSearch } from '../features/observatory/search';

export const Route = createFileRoute('/observatory/groups')({
  validateSearch: readGroupsSearch,
  component: GroupsPage,
});
