import { createFileRoute } from '@tanstack/react-router';
import { signedIn } from '../app/guards';
import { SettingsLayout } from '../features/account/SettingsLayout';

export const Route = createFileRoute('/settings')({ beforeLoad: signedIn(), component: SettingsLayout });
