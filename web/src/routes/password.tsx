import { createFileRoute } from '@tanstack/react-router';
import { NewPasswordPage } from '../features/account/NewPasswordPage';

export const Route = createFileRoute('/password')({ component: () => <NewPasswordPage purpose="password_ticket" /> });
