import { Alert, Button, Divider, PasswordInput, PinInput, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { AnchorLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { problemOf } from '../../shared/problem';
import { readAllAgain, type Session } from '../../shared/useMe';
import { Narrow } from './Narrow';

interface Props {
  /** Where to go afterwards; a place of this server. */
  to: string;
  provider: Session['provider'];
}

/** By address and password, with the code of the second factor when there is one; or at the provider. */
export function SignInPage({ to, provider }: Props) {
  const { t } = useTranslation('account');
  const router = useRouter();
  const [codeAsked, setCodeAsked] = useState(false);
  const [byRecovery, setByRecovery] = useState(false);
  const form = useForm({
    initialValues: { email: '', password: '', code: '' },
    validate: { email: isNotEmpty(t('email_missing')), password: isNotEmpty(t('password_missing')) },
  });
  const enter = useMutation({
    mutationFn: async (code: string) => {
      const { email, password } = form.getValues();
      const body = { email, password, code: code || null };
      const { error, response } = await api.POST('/api/v1/session', { body });
      if (!error) return true;
      if (response.headers.get('X-Second-Factor') !== 'required') throw error as unknown as Error;
      // The first time it is asked for; after that the code was wrong.
      if (codeAsked) throw error as unknown as Error;
      setCodeAsked(true);
      return false;
    },
    onSuccess: async (entered) => {
      if (!entered) return;
      await readAllAgain();
      router.history.replace(to);
    },
    onError: () => form.setFieldValue('code', ''),
  });
  const status = enter.error ? problemOf(enter.error).status : undefined;

  if (codeAsked) {
    return (
      <Narrow title={t('factor.title')} lead={byRecovery ? t('factor.recovery_lead') : t('factor.lead')}>
        <form onSubmit={form.onSubmit(({ code }) => enter.mutate(code))}>
          <Stack gap="md">
            <ProblemAlert error={enter.error} />
            {byRecovery ? (
              <TextInput
                label={t('factor.recovery')}
                autoComplete="one-time-code"
                data-autofocus
                {...form.getInputProps('code')}
              />
            ) : (
              <PinInput
                length={6}
                type="number"
                size="lg"
                oneTimeCode
                aria-label={t('factor.code')}
                getInputProps={(index) => ({ 'aria-label': t('factor.digit', { number: index + 1 }) })}
                styles={{ root: { justifyContent: 'center' } }}
                // The one thing to do here, just after the reader asked for it.
                // eslint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                value={form.values.code}
                onChange={(code) => form.setFieldValue('code', code)}
                onComplete={(code) => enter.mutate(code)}
              />
            )}
            <Button type="submit" fullWidth loading={enter.isPending}>
              {t('sign_in')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => setByRecovery(!byRecovery)}>
              {byRecovery ? t('factor.by_app') : t('factor.by_recovery')}
            </Button>
          </Stack>
        </form>
      </Narrow>
    );
  }
  return (
    <Narrow title={t('sign_in_title')} lead={t('sign_in_lead')} below={t('no_account')}>
      <form onSubmit={form.onSubmit(() => enter.mutate(''))} noValidate>
        <Stack gap="md">
          {status === 401 ? (
            <Alert color="red" variant="light" role="alert">
              <Text size="sm">{t('wrong')}</Text>
            </Alert>
          ) : (
            <ProblemAlert error={enter.error} />
          )}
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('action.show_password', { ns: 'app' }), tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" fullWidth loading={enter.isPending}>
            {t('sign_in')}
          </Button>
          <Text size="sm" ta="center">
            <AnchorLink to="/recovery">{t('forgot')}</AnchorLink>
          </Text>
          {provider && (
            <>
              <Divider label={t('or')} />
              <Button
                component="a"
                href="/api/v1/oidc/sign-in"
                variant="default"
                fullWidth
                leftSection={<KeyRound size={16} aria-hidden />}
              >
                {t('by_provider')}
              </Button>
            </>
          )}
        </Stack>
      </form>
    </Narrow>
  );
}
