import { Button, Group, Stack, Text } from '@mantine/core';
import { Laptop, Smartphone, Terminal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../app/client';
import { formatAgo, formatInstant } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';
import { deviceOf } from './device';

const ICONS = { phone: Smartphone, computer: Laptop, program: Terminal };

/** Where I am signed in; each can be ended from here. */
export function SessionsSection() {
  const { t } = useTranslation('account');
  const { data, error, isPending } = query.useQuery('get', '/api/v1/me/sessions');
  const end = query.useMutation('delete', '/api/v1/me/sessions/{session_id}', {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/me/sessions'] }),
  });
  return (
    <Section title={t('sessions.title')} lead={t('sessions.lead')}>
      <ProblemAlert error={error ?? end.error} />
      {isPending && (
        <Slow>
          <Lines count={2} height={40} />
        </Slow>
      )}
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((session) => {
          const { kind, name } = deviceOf(session.device);
          const Icon = ICONS[kind];
          return (
            <Group key={session.session_id} component="li" wrap="nowrap" gap="md">
              <Icon size={22} aria-hidden color="var(--mantine-color-dimmed)" style={{ flexShrink: 0 }} />
              <div style={{ flex: 1, minWidth: 0 }}>
                <Text size="sm" fw={500} title={session.device}>
                  {name || t('sessions.unknown')}
                </Text>
                <Text size="xs" c="dimmed" title={formatInstant(session.last_seen_at)}>
                  {t('sessions.seen', { ago: formatAgo(session.last_seen_at) })} · {session.address}
                </Text>
              </div>
              <Button
                variant="default"
                size="xs"
                aria-label={t('sessions.end_of', { name })}
                loading={end.isPending && end.variables.params.path.session_id === session.session_id}
                onClick={() => end.mutate({ params: { path: { session_id: session.session_id } } })}
              >
                {t('sessions.end')}
              </Button>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}
