import { ActionIcon, Button, Group, MultiSelect, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FaultSummary } from '../../shared/FaultSummary';
import { FieldLabel, FormSection } from './FormParts';
import {
  type Audience,
  audienceField,
  audienceOf,
  AUDIENCES,
  type OrganisationValues,
  withAudience,
} from './organisationForm';
import { useCountryChoices, useWords } from './words';

type Field = keyof OrganisationValues;

interface Props {
  form: UseFormReturnType<OrganisationValues>;
  /** Beside the first fields: records that may be the same. */
  hint?: React.ReactNode;
}

export const idOfField = (field: string) => `field-${field.replaceAll('.', '-')}`;

/** All that can be said of an organisation. The label of each field says who will see it. */
export function OrganisationForm({ form, hint }: Props) {
  const { t } = useTranslation('registry');
  const { kindChoices, specialisationChoices } = useWords();
  const countryChoices = useCountryChoices();
  const { visibility, field_visibility, other_names } = form.getValues();

  const audience = (field: Field) => {
    const key = audienceField(field);
    return {
      value: audienceOf(key, visibility, field_visibility),
      own: key in field_visibility,
      onChange: (value: Audience | undefined) => {
        form.setFieldValue('field_visibility', withAudience(form.getValues().field_visibility, key, value));
      },
    };
  };
  /** The faults of the page are keys of words, those of the server are sentences. */
  const fault = (field: string) => {
    const said = form.errors[field];
    return typeof said === 'string' && said.startsWith('form.') ? t(said) : said;
  };
  const common = (field: Field, needed = false) => ({
    id: idOfField(field),
    'aria-required': needed,
    ...form.getInputProps(field),
    error: fault(field),
  });
  const label = (field: Field, options: { needed?: boolean; always?: boolean } = {}) => (
    <FieldLabel
      id={idOfField(field)}
      label={t(`field.${field}`)}
      needed={options.needed}
      audience={options.always ? undefined : audience(field)}
    />
  );
  const text = (field: Field, span?: 2 | 3, hintKey?: string) => (
    <div data-span={span}>
      {label(field)}
      <TextInput {...common(field)} description={hintKey && t(hintKey)} />
    </div>
  );
  const area = (field: Field, span?: 3) => (
    <div data-span={span}>
      {label(field)}
      <Textarea {...common(field)} autosize minRows={3} maxRows={10} />
    </div>
  );

  return (
    <Stack gap="lg">
      <FaultSummary
        faults={Object.fromEntries(Object.keys(form.errors).map((field) => [field, fault(field)]))}
        labelOf={(field) => t(`field.${field.split('.')[0]}`)}
        idOf={(field) => idOfField(field)}
      />
      <FormSection title={t('form.who')}>
        <div>
          {label('name', { needed: true, always: true })}
          <TextInput {...common('name', true)} />
        </div>
        {hint}
        <div data-span={3}>
          {label('kind', { needed: true, always: true })}
          <Select {...common('kind', true)} data={kindChoices} searchable />
        </div>
        <div data-span={3}>
          {label('country_code', { needed: true, always: true })}
          <Select {...common('country_code', true)} data={countryChoices} searchable />
        </div>
        <div id={idOfField('other_names')} tabIndex={-1}>
          <FieldLabel id="" label={t('field.other_names')} audience={audience('other_names')} />
          <Text size="xs" c="dimmed" mb={6}>
            {t('form.other_names_why')}
          </Text>
          <Stack gap="xs">
            {other_names.map((_, i) => (
              <Group key={i} gap="xs" wrap="nowrap" align="start">
                <Select
                  w={190}
                  aria-label={t('form.name_kind')}
                  data={(['legal', 'short', 'alias', 'former', 'label'] as const).map((kind) => ({
                    value: kind,
                    label: t(`name_kind.${kind}`),
                  }))}
                  allowDeselect={false}
                  {...form.getInputProps(`other_names.${i}.kind`)}
                />
                <Select
                  w={120}
                  aria-label={t('form.name_language')}
                  data={[
                    { value: '', label: t('form.any_language') },
                    { value: 'en', label: t('look.in.en') },
                    { value: 'ru', label: t('look.in.ru') },
                  ]}
                  allowDeselect={false}
                  {...form.getInputProps(`other_names.${i}.language`)}
                />
                <TextInput
                  flex={1}
                  id={idOfField(`other_names.${i}.name`)}
                  aria-label={t('field.other_names')}
                  {...form.getInputProps(`other_names.${i}.name`)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t('form.remove_name')}
                  onClick={() => form.removeListItem('other_names', i)}
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
          <Button
            size="compact-sm"
            variant="subtle"
            mt={6}
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => form.insertListItem('other_names', { kind: 'alias', language: '', name: '' })}
          >
            {t('form.add_name')}
          </Button>
        </div>
      </FormSection>
      <FormSection title={t('form.does')}>
        <div>
          {label('specialisations')}
          <MultiSelect {...common('specialisations')} data={specialisationChoices} searchable hidePickedOptions />
        </div>
        <div>
          {label('countries')}
          <MultiSelect {...common('countries')} data={countryChoices} searchable hidePickedOptions />
        </div>
        {area('description_en', 3)}
        {area('description_ru', 3)}
        {area('offers', 3)}
        {area('needs', 3)}
      </FormSection>
      <FormSection title={t('form.where')}>
        {text('city', 3)}
        {text('region', 3)}
        {text('address')}
        {text('latitude', 3)}
        {text('longitude', 3)}
      </FormSection>
      <FormSection title={t('form.contact')}>
        {text('website', 2)}
        {text('email', 2)}
        {text('phone', 2)}
      </FormSection>
      <FormSection title={t('form.numbers')}>
        {text('founded_year', 3)}
        {text('staff_count', 3)}
        {text('registry_number', 2)}
        {text('ror_id', 2)}
        {text('lei', 2)}
      </FormSection>
      <FormSection title={t('form.audience')} about={t('form.audience_why')}>
        <div data-span={3}>
          <FieldLabel id={idOfField('visibility')} label={t('field.visibility')} />
          <Select
            id={idOfField('visibility')}
            allowDeselect={false}
            data={AUDIENCES.map((one) => ({ value: one, label: t(`visibility.${one}.sentence`) }))}
            {...form.getInputProps('visibility')}
          />
        </div>
      </FormSection>
    </Stack>
  );
}
