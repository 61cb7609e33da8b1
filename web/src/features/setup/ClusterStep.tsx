import { Button, Checkbox, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { LANGUAGES } from '../../app/languages';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { CLUSTER_FIELDS, type SetupForm } from './useSetup';

interface Props {
  form: SetupForm;
  error: unknown;
  done: () => void;
}

export function ClusterStep({ form, error, done }: Props) {
  const { t, i18n } = useTranslation('setup');
  const countries = query.useQuery('get', '/api/v1/countries', {
    params: { query: { language: i18n.language as 'en' } },
  });
  function check() {
    const faults = CLUSTER_FIELDS.map((field) => form.validateField(field).hasError);
    if (!faults.includes(true)) done();
  }
  return (
    <Section title={t('step.cluster')} lead={t('cluster_lead')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Stack gap="md" maw={520}>
          <ProblemAlert error={error ?? countries.error} />
          <TextInput
            label={t('code')}
            description={t('code_hint')}
            autoComplete="off"
            {...form.getInputProps('code')}
          />
          <TextInput label={t('name_en')} {...form.getInputProps('cluster_name_en')} />
          <TextInput
            label={`${t('name_ru')} (${t('form.optional', { ns: 'app' })})`}
            lang="ru"
            {...form.getInputProps('cluster_name_ru')}
          />
          <MultiSelect
            label={t('countries')}
            description={t('countries_hint')}
            searchable
            hidePickedOptions
            limit={60}
            nothingFoundMessage={t('no_country')}
            data={countries.data?.items.map(({ country_code, name }) => ({ value: country_code, label: name })) ?? []}
            {...form.getInputProps('countries')}
          />
          <Checkbox.Group label={t('languages')} {...form.getInputProps('languages')}>
            <Group mt={6}>
              {LANGUAGES.map((language) => (
                <Checkbox key={language} value={language} label={t(`look.in.${language}`, { ns: 'app' })} />
              ))}
            </Group>
          </Checkbox.Group>
          <Button type="submit" style={{ alignSelf: 'start' }}>
            {t('action.next', { ns: 'app' })}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
