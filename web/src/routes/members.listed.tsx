import { createFileRoute } from '@tanstack/react-router';
import { ListedPage } from '../features/registry/ListedPage';

export const Route = createFileRoute('/members/listed')({ component: ListedPage });
