import { Alert, Badge, Button, Code, CopyButton, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../app/client';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { sessionQuery, useMe } from '../../shared/useMe';
import { QrCode } from './QrCode';

const readMeAgain = () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });

/** A code of an app beside the password: begun by a picture, in force after the first right code, with codes to keep. */
export function SecondFactorSection() {
  const { t } = useTranslation('account');
  const inForce = useMe()?.second_factor ?? false;
  const [removing, setRemoving] = useState(false);
  const form = useForm({ initialValues: { code: '' }, validate: { code: isNotEmpty(t('totp.code_missing')) } });
  const begin = query.useMutation('post', '/api/v1/me/totp');
  const confirm = query.useMutation('post', '/api/v1/me/totp/confirmation', { onSuccess: readMeAgain });
  const remove = query.useMutation('post', '/api/v1/me/totp/removal', {
    onSuccess: () => {
      setRemoving(false);
      begin.reset();
      confirm.reset();
      form.reset();
      readMeAgain();
    },
  });
  const codes = confirm.data?.codes;
  const aside = inForce ? (
    <Badge variant="light" leftSection={<ShieldCheck size={13} aria-hidden />} tt="none">
      {t('totp.on')}
    </Badge>
  ) : (
    !begin.data && (
      <Button onClick={() => begin.mutate({})} loading={begin.isPending}>
        {t('totp.begin')}
      </Button>
    )
  );

  return (
    <Section title={t('totp.title')} lead={t('totp.lead')} aside={aside}>
      <ProblemAlert error={begin.error} />
      {begin.data && !inForce && !codes && (
        <Group align="start" gap="xl">
          <QrCode text={begin.data.address} label={t('totp.picture')} />
          <form onSubmit={form.onSubmit((body) => confirm.mutate({ body }))} style={{ flex: '1 1 260px' }} noValidate>
            <Stack gap="sm">
              <Text size="sm">{t('totp.scan')}</Text>
              <Text size="sm" c="dimmed">
                {t('totp.type')} <Code style={{ overflowWrap: 'anywhere' }}>{begin.data.secret}</Code>
              </Text>
              <ProblemAlert error={confirm.error} />
              <CodeInput label={t('totp.code')} {...form.getInputProps('code')} />
              <Button type="submit" loading={confirm.isPending} style={{ alignSelf: 'start' }}>
                {t('totp.confirm')}
              </Button>
            </Stack>
          </form>
        </Group>
      )}
      {codes && <RecoveryCodes codes={codes} />}
      {inForce && !removing && !codes && (
        <Button variant="default" color="red" onClick={() => setRemoving(true)} style={{ alignSelf: 'start' }}>
          {t('totp.remove')}
        </Button>
      )}
      {removing && (
        <form onSubmit={form.onSubmit((body) => remove.mutate({ body }))} noValidate>
          <Stack gap="sm" maw={320}>
            <ProblemAlert error={remove.error} />
            <CodeInput label={t('totp.remove_code')} {...form.getInputProps('code')} />
            <Group>
              <Button type="submit" color="red.8" loading={remove.isPending}>
                {t('totp.remove')}
              </Button>
              <Button variant="subtle" onClick={() => setRemoving(false)}>
                {t('action.cancel', { ns: 'app' })}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Section>
  );
}

function CodeInput(props: React.ComponentProps<typeof TextInput>) {
  return <TextInput autoComplete="one-time-code" inputMode="text" maw={220} {...props} />;
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('account');
  return (
    <Alert variant="light" color="vallis" title={t('totp.keep')} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('totp.keep_why')}</Text>
        <SimpleGrid cols={{ base: 2, xs: 3, sm: 5 }} spacing="xs">
          {codes.map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </SimpleGrid>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy} style={{ alignSelf: 'start' }}>
              {t(copied ? 'action.copied' : 'action.copy', { ns: 'app' })}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
