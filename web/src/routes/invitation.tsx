import { createFileRoute } from '@tanstack/react-router';
import { NewPasswordPage } from '../features/account/NewPasswordPage';

export const Route = createFileRoute('/invitation')({ component: () => <NewPasswordPage purpose="invitation" /> });
