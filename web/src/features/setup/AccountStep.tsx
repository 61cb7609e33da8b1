import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../app/languages';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { NewPasswordInput } from '../account/NewPasswordInput';
import type { SetupForm } from './useSetup';

interface Props {
  form: SetupForm;
  error: unknown;
  pending: boolean;
  done: () => void;
}

export function AccountStep({ form, error, pending, done }: Props) {
  const { t } = useTranslation('setup');
  return (
    <Section title={t('step.account')} lead={t('account_lead')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <Stack gap="md" maw={420}>
          <ProblemAlert error={error} />
          <TextInput label={t('person')} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput
            label={t('email', { ns: 'account' })}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <NewPasswordInput {...form.getInputProps('password')} />
          <NativeSelect
            label={t('language')}
            data={LANGUAGES.map((value) => ({ value, label: t(`look.in.${value}`, { ns: 'app' }) }))}
            {...form.getInputProps('language')}
          />
          <Button type="submit" loading={pending} style={{ alignSelf: 'start' }}>
            {t('make')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
