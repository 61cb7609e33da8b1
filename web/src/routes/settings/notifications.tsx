import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '../../features/account/NotificationsPage';

export const Route = createFileRoute('/settings/notifications')({ component: NotificationsPage });
