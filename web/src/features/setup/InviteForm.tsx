import { Alert, Button, Code, Group, List, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { LANGUAGES, startLanguage } from '../../app/languages';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { faultsOf } from '../../shared/problem';

const ROLES = ['cluster_staff', 'board', 'analyst', 'authority', 'none'] as const;

/** Invites one person after another; each gets a mail, and its link is shown here for who sends no mails yet. */
export function InviteForm() {
  const { t } = useTranslation('setup');
  const [invited, setInvited] = useState<{ email: string; link: string }[]>([]);
  const form = useForm({
    initialValues: {
      email: '',
      name: '',
      language: startLanguage(),
      role: 'cluster_staff' as (typeof ROLES)[number],
    },
    validate: { email: isEmail(t('email_wrong', { ns: 'account' })), name: isNotEmpty(t('person_missing')) },
  });
  const invite = useMutation({
    mutationFn: async ({ role, ...person }: typeof form.values) => {
      const { data, error } = await api.POST('/api/v1/accounts', { body: person });
      if (error) throw error as unknown as Error;
      if (role !== 'none') {
        const given = await api.POST('/api/v1/accounts/{account_id}/roles', {
          params: { path: { account_id: data.account.account_id } },
          body: { role, scope_kind: 'cluster', from_on: new Date().toISOString().slice(0, 10) },
        });
        if (given.error) throw given.error as unknown as Error;
      }
      return { email: person.email, link: `${location.origin}/invitation#${encodeURIComponent(data.ticket)}` };
    },
    onError: (error) => form.setErrors(faultsOf(error)),
    onSuccess: (person) => {
      setInvited((all) => [...all, person]);
      form.setValues({ email: '', name: '' });
      form.resetDirty();
    },
  });
  return (
    <Stack gap="md">
      <form onSubmit={form.onSubmit((person) => invite.mutate(person))} noValidate>
        <Stack gap="md" maw={520}>
          <ProblemAlert error={invite.error} />
          <Group grow align="start">
            <TextInput label={t('person')} {...form.getInputProps('name')} />
            <TextInput label={t('email', { ns: 'account' })} type="email" {...form.getInputProps('email')} />
          </Group>
          <Group grow align="start">
            <NativeSelect
              label={t('role')}
              data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
              {...form.getInputProps('role')}
            />
            <NativeSelect
              label={t('their_language')}
              data={LANGUAGES.map((value) => ({ value, label: t(`look.in.${value}`, { ns: 'app' }) }))}
              {...form.getInputProps('language')}
            />
          </Group>
          <Button type="submit" loading={invite.isPending} style={{ alignSelf: 'start' }}>
            {t('invite')}
          </Button>
        </Stack>
      </form>
      {invited.length > 0 && (
        <Alert variant="light" color="vallis" title={t('invited', { count: invited.length })} role="status">
          <Text size="sm" mb="xs">
            {t('invited_link')}
          </Text>
          <List size="sm" spacing={6}>
            {invited.map(({ email, link }) => (
              <List.Item key={email}>
                {email} <Code style={{ overflowWrap: 'anywhere' }}>{link}</Code>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
