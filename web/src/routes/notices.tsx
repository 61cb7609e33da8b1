import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { NoticesPage } from '../features/notices/NoticesPage';

export const Route = createFileRoute('/notices')({ beforeLoad: signedIn(), component: NoticesPage });
