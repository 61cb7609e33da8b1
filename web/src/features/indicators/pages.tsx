import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { DeclarePage } from './DeclarePage';
import { ImportPreviewPage } from './ImportPreviewPage';
import { IndicatorPage } from './IndicatorPage';
import { IndicatorsPage } from './IndicatorsPage';
import { MeasurePage } from './MeasurePage';
import { ObservationPage } from './ObservationPage';
import { QueuePage } from './QueuePage';

export { UploadPage } from './UploadPage';

export function Indicators() {
  const navigate = useNavigate();
  return (
    <IndicatorsPage
      search={useSearch({ from: '/staff/indicators/' })}
      onSearch={(search) => void navigate({ to: '/staff/indicators', search })}
    />
  );
}

export function Queue() {
  const navigate = useNavigate();
  return (
    <QueuePage
      search={useSearch({ from: '/staff/indicators/queue' })}
      onSearch={(search) => void navigate({ to: '/staff/indicators/queue', search })}
    />
  );
}

export function Measure() {
  const navigate = useNavigate();
  return (
    <MeasurePage
      search={useSearch({ from: '/staff/indicators/measure' })}
      onSearch={(search) => void navigate({ to: '/staff/indicators/measure', search })}
    />
  );
}

export function Declare() {
  return <DeclarePage search={useSearch({ from: '/staff/indicators/declare' })} />;
}

export function OneIndicator() {
  return <IndicatorPage {...useParams({ from: '/staff/indicators/$code' })} />;
}

export function OneObservation() {
  return <ObservationPage {...useParams({ from: '/staff/indicators/observations/$observationId' })} />;
}

export function ImportPreview() {
  return <ImportPreviewPage {...useParams({ from: '/staff/indicators/imports/$importId' })} />;
}
