import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import dayjs from 'dayjs';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatAgo, formatInstant } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { faultsOf } from '../../shared/problem';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';
import { type Permission, useMe } from '../../shared/useMe';

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/me/tokens'] });

/** Tokens by which programs act for me, each with what it may do and until when. */
export function TokensPage() {
  const { t } = useTranslation('account');
  const [making, setMaking] = useState(false);
  const { data, error, isPending } = query.useQuery('get', '/api/v1/me/tokens');
  const revoke = query.useMutation('delete', '/api/v1/me/tokens/{token_id}', { onSuccess: readAgain });
  const begin = (
    <Button onClick={() => setMaking(true)} variant={data?.items.length ? 'default' : 'filled'}>
      {t('tokens.begin')}
    </Button>
  );
  return (
    <Section
      title={t('tokens.title')}
      lead={t('tokens.lead')}
      aside={!making && data?.items.length ? begin : undefined}
    >
      {making && <NewToken close={() => setMaking(false)} />}
      <ProblemAlert error={error ?? revoke.error} />
      {isPending && (
        <Slow>
          <Lines count={2} height={40} />
        </Slow>
      )}
      {data?.items.length === 0 && !making && (
        <EmptyState icon={KeyRound} title={t('tokens.none')} action={begin}>
          {t('tokens.none_why')}
        </EmptyState>
      )}
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((token) => (
          <Group key={token.api_token_id} component="li" wrap="nowrap" gap="md" align="start">
            <KeyRound
              size={20}
              aria-hidden
              color="var(--mantine-color-dimmed)"
              style={{ flexShrink: 0, marginTop: 2 }}
            />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={500}>
                {token.name}
              </Text>
              <Text size="xs" c="dimmed">
                {t('tokens.until', { when: formatInstant(token.expires_at) })} ·{' '}
                {token.last_used_at ? t('tokens.used', { ago: formatAgo(token.last_used_at) }) : t('tokens.unused')}
              </Text>
              <Group gap={6} mt={6}>
                {token.permissions.split(' ').map((permission) => (
                  <Badge key={permission} variant="default" fw={500} tt="none">
                    {t(`permission.${permission}`)}
                  </Badge>
                ))}
              </Group>
            </div>
            <Button
              variant="default"
              size="xs"
              aria-label={t('tokens.revoke_of', { name: token.name })}
              onClick={() => revoke.mutate({ params: { path: { token_id: token.api_token_id } } })}
            >
              {t('tokens.revoke')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function NewToken({ close }: { close: () => void }) {
  const { t } = useTranslation('account');
  const mine = useMe()?.permissions ?? [];
  const form = useForm({
    initialValues: { name: '', days: '90', permissions: ['signed_in'] as Permission[] },
    validate: { name: isNotEmpty(t('tokens.name_missing')) },
  });
  const make = query.useMutation('post', '/api/v1/me/tokens', {
    onSuccess: readAgain,
    onError: (problem) => form.setErrors(faultsOf(problem)),
  });
  if (make.data) return <TokenSecret secret={make.data.secret} close={close} />;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, days, permissions }) => {
        const expires_at = dayjs().add(Number(days), 'day').toISOString();
        make.mutate({ body: { name, permissions, expires_at } });
      })}
    >
      <Stack gap="md" maw={440}>
        <ProblemAlert error={make.error} />
        <TextInput label={t('tokens.name')} description={t('tokens.name_hint')} {...form.getInputProps('name')} />
        <Checkbox.Group label={t('tokens.may')} {...form.getInputProps('permissions')}>
          <Stack gap={8} mt={6}>
            {mine
              .filter((permission) => permission !== 'public')
              .map((permission) => (
                <Checkbox key={permission} value={permission} label={t(`permission.${permission}`)} />
              ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t('tokens.lasts')}
          data={[7, 30, 90, 365].map((days) => ({ value: String(days), label: t('tokens.days', { count: days }) }))}
          {...form.getInputProps('days')}
        />
        <Group>
          <Button type="submit" loading={make.isPending}>
            {t('tokens.make')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('action.cancel', { ns: 'app' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TokenSecret({ secret, close }: { secret: string; close: () => void }) {
  const { t } = useTranslation('account');
  return (
    <Alert variant="light" color="vallis" title={t('tokens.secret')} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('tokens.secret_once')}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {t(copied ? 'action.copied' : 'action.copy', { ns: 'app' })}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={close}>
            {t('tokens.kept')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
