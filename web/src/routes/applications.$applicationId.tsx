import { createFileRoute, useParams } from '@tanstack/react-router';
import { ApplicationPage } from '../features/membership/ApplicationPage';

export const Route = createFileRoute('/applications/$applicationId')({ component: Application });

function Application() {
  return <ApplicationPage applicationId={useParams({ from: '/applications/$applicationId' }).applicationId} />;
}
