import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { ButtonLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { faultsOf } from '../../shared/problem';
import { say } from '../../shared/say';
import { Narrow, secretOfAddress } from './Narrow';
import { NewPasswordInput, passwordFault } from './NewPasswordInput';

interface Props {
  purpose: 'invitation' | 'password_ticket';
}

/** Behind the link of a mail: the first password of who was invited, or the next one of who forgot theirs. */
export function NewPasswordPage({ purpose }: Props) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const [secret] = useState(secretOfAddress);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => passwordFault(password, t) },
  });
  const path = purpose === 'invitation' ? '/api/v1/invitations/redeem' : '/api/v1/passwords/redeem';
  const redeem = query.useMutation('post', path, {
    onError: (problem) => form.setErrors(faultsOf(problem)),
    onSuccess: async () => {
      void say(t(`${purpose}.done`));
      await navigate({ to: '/sign-in' });
    },
  });
  if (!secret) {
    return (
      <Narrow title={t(`${purpose}.title`)}>
        <EmptyState
          icon={MailX}
          title={t('link_broken')}
          action={
            <ButtonLink to={purpose === 'password_ticket' ? '/recovery' : '/'}>{t(`${purpose}.otherwise`)}</ButtonLink>
          }
        >
          {t('link_broken_why')}
        </EmptyState>
      </Narrow>
    );
  }
  return (
    <Narrow title={t(`${purpose}.title`)} lead={t(`${purpose}.lead`)}>
      <form onSubmit={form.onSubmit(({ password }) => redeem.mutate({ body: { secret, password } }))} noValidate>
        <Stack gap="md">
          <ProblemAlert error={redeem.error} />
          <NewPasswordInput {...form.getInputProps('password')} />
          <Button type="submit" loading={redeem.isPending}>
            {t(`${purpose}.save`)}
          </Button>
        </Stack>
      </form>
    </Narrow>
  );
}
