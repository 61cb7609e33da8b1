import { Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Answer, query, queryClient } from '../../app/client';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch } from '../../shared/refresh';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';

type Settings = Answer<'/api/v1/me/notification-settings'>;
type Kind = Settings['kinds'][number];

const KEY = query.queryOptions('get', '/api/v1/me/notification-settings').queryKey;

/** Of what I am told, and how: kept as soon as it is chosen, shown at once, taken back when the server refuses. */
export function NotificationsPage() {
  const { t, i18n } = useTranslation('account');
  const { data, error, isPending } = query.useQuery('get', '/api/v1/me/notification-settings');
  const save = query.useMutation('put', '/api/v1/me/notification-settings', {
    onSuccess: (settings) => queryClient.setQueryData(KEY, settings),
    onError: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  function choose(kind: Kind, change: Partial<Kind>) {
    if (!data) return;
    const chosen = { kind: kind.kind, in_app: kind.in_app, mail: kind.mail, ...change };
    const kinds = data.kinds.map((one) => (one.kind === kind.kind ? { ...one, ...change } : one));
    queryClient.setQueryData(KEY, { ...data, kinds });
    save.mutate({ body: { kinds: [chosen] }, params: { header: ifMatch(data.version) } });
  }
  return (
    <Section title={t('notices.title')} lead={t('notices.lead')}>
      <ProblemAlert error={error ?? save.error} />
      {isPending && (
        <Slow>
          <Lines count={5} height={36} />
        </Slow>
      )}
      <Stack gap={0}>
        {data?.kinds.map((kind) => {
          const name = i18n.language === 'ru' ? kind.name.ru : kind.name.en;
          return (
            <Group
              key={kind.kind}
              justify="space-between"
              py="sm"
              gap="sm"
              style={{ borderTop: '1px solid var(--line)' }}
            >
              <Text size="sm" fw={500} flex="1 1 220px">
                {name}
              </Text>
              <Group gap="md">
                <Switch
                  size="sm"
                  label={t('notices.in_app')}
                  aria-label={`${name}: ${t('notices.in_app')}`}
                  checked={kind.in_app}
                  onChange={(event) => choose(kind, { in_app: event.currentTarget.checked })}
                />
                <SegmentedControl
                  size="xs"
                  aria-label={`${name}: ${t('notices.by_mail')}`}
                  value={kind.mail}
                  onChange={(mail) => choose(kind, { mail: mail })}
                  data={(['off', 'now', 'daily', 'weekly'] as const).map((value) => ({
                    value,
                    label: t(`mail.${value}`),
                  }))}
                />
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}
