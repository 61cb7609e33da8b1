import { createFileRoute } from '@tanstack/react-router';
import { UnsubscribePage } from '../features/account/UnsubscribePage';

export const Route = createFileRoute('/unsubscribe')({ component: UnsubscribePage });
