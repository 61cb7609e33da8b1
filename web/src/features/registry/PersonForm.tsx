import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FaultSummary } from '../../shared/FaultSummary';
import { FieldLabel, FormSection } from './FormParts';
import { type Audience, AUDIENCES, audienceOf, withAudience } from './organisationForm';
import { idOfField } from './OrganisationForm';
import { PERSON_FOR_MEMBERS, type PersonValues } from './personForm';
import { useCountryChoices } from './words';

type Field = keyof PersonValues;

/** All that can be said of a person; beside each field who will see it. */
export function PersonForm({ form, children }: { form: UseFormReturnType<PersonValues>; children?: React.ReactNode }) {
  const { t } = useTranslation('registry');
  const countries = useCountryChoices();
  const { visibility, field_visibility } = form.getValues();
  const fault = (field: string) => {
    const said = form.errors[field];
    return typeof said === 'string' && said.startsWith('form.') ? t(said) : said;
  };
  const common = (field: Field) => ({
    id: idOfField(field),
    ...form.getInputProps(field),
    error: fault(field),
  });
  const label = (field: Field, kind: 'needed' | 'always' | 'own' = 'own') => (
    <FieldLabel
      id={idOfField(field)}
      label={t(`field.${field}`)}
      needed={kind === 'needed'}
      audience={
        kind === 'own'
          ? {
              value: audienceOf(field, visibility, field_visibility, PERSON_FOR_MEMBERS),
              own: field in field_visibility,
              onChange: (value: Audience | undefined) => {
                form.setFieldValue('field_visibility', withAudience(form.getValues().field_visibility, field, value));
              },
            }
          : undefined
      }
    />
  );
  const text = (field: Field, span?: 2 | 3, kind?: 'needed' | 'always' | 'own') => (
    <div data-span={span}>
      {label(field, kind)}
      <TextInput {...common(field)} aria-required={kind === 'needed'} />
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
        idOf={idOfField}
      />
      <FormSection title={t('form.who')}>
        {text('given_name', 3, 'needed')}
        {text('family_name', 3, 'needed')}
        {text('title', 3)}
        <div data-span={3}>
          {label('language', 'always')}
          <Select
            {...common('language')}
            allowDeselect={false}
            data={[
              { value: 'en', label: t('look.in.en') },
              { value: 'ru', label: t('look.in.ru') },
            ]}
          />
        </div>
        <div data-span={3}>
          {label('country_code')}
          <Select
            {...common('country_code')}
            data={countries}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        </div>
        {text('orcid', 3)}
      </FormSection>
      {children}
      <FormSection title={t('form.contact')}>
        {text('email', 3)}
        {text('phone', 3)}
      </FormSection>
      <FormSection title={t('form.about')}>
        {area('about')}
        {area('offers', 3)}
        {area('needs', 3)}
      </FormSection>
      <FormSection title={t('form.audience')} about={t('form.audience_person')}>
        <div data-span={3}>
          {label('visibility', 'always')}
          <Select
            {...common('visibility')}
            allowDeselect={false}
            data={AUDIENCES.map((one) => ({ value: one, label: t(`visibility.${one}.sentence`) }))}
          />
        </div>
      </FormSection>
    </Stack>
  );
}
