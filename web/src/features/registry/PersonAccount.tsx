import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { Link2Off, MailPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Answer, query } from '../../app/client';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { Panel } from './Panel';

type Person = Answer<'/api/v1/people/{person_id}'>;

/** Who signs in as the person: staff invite them, or untie an account that is not theirs. */
export function PersonAccount({ person }: { person: Person }) {
  const { t } = useTranslation('registry');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [ticket, setTicket] = useState<string>();
  const account = query.useQuery(
    'get',
    '/api/v1/accounts/{account_id}',
    { params: { path: { account_id: person.account_id ?? '' } } },
    { enabled: Boolean(person.account_id) },
  ).data;

  const link = async (account_id: string | null) => {
    const { error } = await api.PUT('/api/v1/people/{person_id}/account', {
      params: { path: { person_id: person.person_id }, header: ifMatch(person.version) },
      body: { account_id },
    });
    if (error) throw error as unknown as Error;
    await refresh('/api/v1/people');
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const invite = async () => {
    const { data, error } = await api.POST('/api/v1/accounts', {
      body: {
        email: person.email!,
        name: `${person.given_name} ${person.family_name}`.trim(),
        language: person.language,
      },
    });
    if (!data) throw error as unknown as Error;
    setTicket(`${location.origin}/invitation#${encodeURIComponent(data.ticket)}`);
    await link(data.account.account_id);
  };
  return (
    <Panel title={t('signs_in.title')}>
      <Stack gap="sm" align="start">
        {person.account_id ? (
          <>
            <Text size="sm">
              {account ? t(`signs_in.state.${account.state}`, { email: account.email ?? '–' }) : t('signs_in.linked')}
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Link2Off size={15} aria-hidden />}
              loading={busy}
              onClick={() => void run(() => link(null))}
            >
              {t('signs_in.untie')}
            </Button>
          </>
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {person.email ? t('signs_in.nobody', { email: person.email }) : t('signs_in.no_mail')}
            </Text>
            {person.email && (
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<MailPlus size={15} aria-hidden />}
                loading={busy}
                onClick={() => void run(invite)}
              >
                {t('signs_in.invite')}
              </Button>
            )}
          </>
        )}
        {ticket && (
          <Alert variant="light" color="vallis" role="status">
            <Group gap={6}>
              <Text size="sm">{t('signs_in.invited')}</Text>
              <Code style={{ overflowWrap: 'anywhere' }}>{ticket}</Code>
            </Group>
          </Alert>
        )}
        <ProblemAlert error={error} />
      </Stack>
    </Panel>
  );
}
