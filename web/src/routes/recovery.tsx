import { createFileRoute } from '@tanstack/react-router';
import { RecoveryPage } from '../features/account/RecoveryPage';

export const Route = createFileRoute('/recovery')({ component: RecoveryPage });
