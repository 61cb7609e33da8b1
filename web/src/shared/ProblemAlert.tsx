import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemOf } from './problem';

interface Props {
  /** Whatever was thrown; nothing is drawn for null and undefined. */
  error: unknown;
  /** Offered as a button where trying again may help. */
  retry?: () => void;
}

/** What went wrong in the server's sentence, what would make it right, and the id by which staff find it in the log. */
export function ProblemAlert({ error, retry }: Props) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const { status, title, detail, request_id } = problemOf(error);
  const offline = status === 0 || status === 503;
  return (
    <Alert color="red" variant="light" icon={<TriangleAlert size={20} aria-hidden />} role="alert">
      <Text size="sm">{offline ? t('problem.offline') : (detail ?? title)}</Text>
      {(request_id ?? retry) && (
        <Group gap="sm" mt="xs">
          {request_id && status >= 500 && (
            <CopyButton value={request_id}>
              {({ copied, copy }) => (
                <Text size="xs" c="dimmed">
                  {t('problem.id')} <Code>{request_id}</Code>{' '}
                  <Button size="compact-xs" variant="subtle" onClick={copy}>
                    {copied ? t('action.copied') : t('action.copy')}
                  </Button>
                </Text>
              )}
            </CopyButton>
          )}
          {retry && (
            <Button size="compact-sm" variant="default" onClick={retry}>
              {t('action.retry')}
            </Button>
          )}
        </Group>
      )}
    </Alert>
  );
}
