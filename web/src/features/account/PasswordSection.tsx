import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { faultsOf } from '../../shared/problem';
import { Section } from '../../shared/Section';
import { say } from '../../shared/say';
import { NewPasswordInput, passwordFault } from './NewPasswordInput';

export function PasswordSection() {
  const { t } = useTranslation('account');
  const [open, setOpen] = useState(false);
  const form = useForm({
    initialValues: { old_password: '', new_password: '' },
    validate: {
      old_password: isNotEmpty(t('password_missing')),
      new_password: (password) => passwordFault(password, t),
    },
  });
  const change = query.useMutation('post', '/api/v1/me/password', {
    onError: (problem) => form.setErrors(faultsOf(problem)),
    onSuccess: () => {
      setOpen(false);
      form.reset();
      void say(t('change.done'));
    },
  });
  const begin = (
    <Button variant="default" onClick={() => setOpen(true)}>
      {t('change.begin')}
    </Button>
  );
  return (
    <Section title={t('change.title')} lead={t('change.lead')} aside={!open && begin}>
      {open && (
        <form onSubmit={form.onSubmit((body) => change.mutate({ body }))} noValidate>
          <Stack gap="md" maw={400}>
            <ProblemAlert error={change.error} />
            <PasswordInput
              label={t('old_password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('action.show_password', { ns: 'app' }), tabIndex: 0 }}
              {...form.getInputProps('old_password')}
            />
            <NewPasswordInput {...form.getInputProps('new_password')} />
            <Group>
              <Button type="submit" loading={change.isPending}>
                {t('change.save')}
              </Button>
              <Button variant="subtle" onClick={() => setOpen(false)}>
                {t('action.cancel', { ns: 'app' })}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Section>
  );
}
