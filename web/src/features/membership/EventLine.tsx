import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../shared/format';
import classes from '../registry/registry.module.css';
import type { ApplicationEvent } from './useApplication';

/** What happened to an application, from the first day on. */
export function EventLine({ events }: { events: ApplicationEvent[] }) {
  const { t } = useTranslation('membership');
  return (
    <ol className={classes['line']}>
      {events.map((event, index) => (
        <li key={index}>
          <Text size="sm" fw={550}>
            {event.kind === 'state' ? t(`application_state.${event.state}`) : t(`event.${event.kind}`)}
          </Text>
          {event.text && (
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {event.text}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {formatInstant(event.recorded_at)}
          </Text>
        </li>
      ))}
    </ol>
  );
}
