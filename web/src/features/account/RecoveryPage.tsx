import { Button, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { AnchorLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Narrow } from './Narrow';

/** Has the way to a new password mailed. The answer is the same for addresses that nobody has. */
export function RecoveryPage() {
  const { t } = useTranslation('account');
  const form = useForm({ initialValues: { email: '' }, validate: { email: isEmail(t('email_wrong')) } });
  const ask = query.useMutation('post', '/api/v1/passwords/recovery');
  const back = <AnchorLink to="/sign-in">{t('to_sign_in')}</AnchorLink>;
  if (ask.isSuccess) {
    return (
      <Narrow title={t('recovery.title')} below={back}>
        <EmptyState icon={MailCheck} title={t('recovery.sent')}>
          {t('recovery.sent_why')}
        </EmptyState>
      </Narrow>
    );
  }
  return (
    <Narrow title={t('recovery.title')} lead={t('recovery.lead')} below={back}>
      <form onSubmit={form.onSubmit((body) => ask.mutate({ body }))} noValidate>
        <Stack gap="md">
          <ProblemAlert error={ask.error} />
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          <Button type="submit" loading={ask.isPending}>
            {t('recovery.send')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('recovery.note')}
          </Text>
        </Stack>
      </form>
    </Narrow>
  );
}
