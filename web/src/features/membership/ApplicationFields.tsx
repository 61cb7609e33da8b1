import { NumberInput, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FaultSummary } from '../../shared/FaultSummary';
import { useMe } from '../../shared/useMe';
import { query } from '../../app/client';
import { FormSection } from '../registry/FormParts';
import { useCountryChoices, useWords } from '../registry/words';
import type { Answer, ApplicationValues, Question } from './applicationForm';
import { useInWords } from './useInWords';
import { useMembershipTypes } from './useMembershipTypes';

interface Props {
  form: UseFormReturnType<ApplicationValues>;
  questions: Question[];
}

const idOf = (field: string) => `apply-${field.replaceAll('.', '-')}`;

/** What every applicant is asked, and then what this type of membership asks. */
export function ApplicationFields({ form, questions }: Props) {
  const { t } = useTranslation('membership');
  const { kindChoices } = useWords();
  const countries = useCountryChoices();
  const inWords = useInWords();
  const { types, choices } = useMembershipTypes();
  const type = types.find(({ membership_type_id }) => membership_type_id === form.getValues().membership_type_id);
  const me = useMe();
  const mine = query
    .useQuery('get', '/api/v1/me/organisations', {}, { enabled: Boolean(me) })
    .data?.items.filter(({ administers }) => administers);

  const fault = (field: string) => {
    const said = form.errors[field];
    return typeof said === 'string' && said.startsWith('form.') ? t(said) : said;
  };
  const labelOf = (field: string): string => {
    const question = questions.find(({ code }) => field === `answers.${code}`);
    return question ? inWords.text(question.text) : t(`apply.${field}`);
  };
  const needed = (label: string) => `${label} (${t('form.required')})`;
  const common = (field: string, required = false) => ({
    id: idOf(field),
    label: required ? needed(labelOf(field)) : labelOf(field),
    'aria-required': required,
    ...form.getInputProps(field),
    error: fault(field),
  });

  return (
    <Stack gap="lg">
      <FaultSummary
        faults={Object.fromEntries(Object.keys(form.errors).map((field) => [field, fault(field)]))}
        labelOf={labelOf}
        idOf={idOf}
      />
      <FormSection title={t('apply.what')}>
        <Select {...common('membership_type_id', true)} data={choices} allowDeselect={false} />
        {type && type.benefits.length > 0 && (
          <ul style={{ margin: 0, paddingLeft: 20, fontSize: 14 }}>
            {type.benefits.map((benefit) => (
              <li key={benefit.en}>{inWords.text(benefit)}</li>
            ))}
          </ul>
        )}
      </FormSection>
      <FormSection title={t('apply.who')}>
        {mine && mine.length > 0 && (
          <Select
            id={idOf('organisation_id')}
            label={t('apply.organisation_id')}
            description={t('apply.organisation_id_why')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            data={mine.map(({ organisation_id, name }) => ({ value: organisation_id, label: name }))}
            {...form.getInputProps('organisation_id')}
          />
        )}
        <TextInput {...common('organisation.name', true)} autoComplete="organization" />
        <div data-span={3}>
          <Select {...common('organisation.kind', true)} data={kindChoices} searchable />
        </div>
        <div data-span={3}>
          <Select {...common('organisation.country_code', true)} data={countries} searchable />
        </div>
        <div data-span={3}>
          <TextInput {...common('organisation.city')} />
        </div>
        <div data-span={3}>
          <TextInput {...common('organisation.website')} type="url" />
        </div>
        <div data-span={2}>
          <TextInput {...common('organisation.founded_year')} inputMode="numeric" />
        </div>
        <div data-span={2}>
          <TextInput {...common('organisation.staff_count')} inputMode="numeric" />
        </div>
        <div data-span={2}>
          <TextInput {...common('organisation.registry_number')} />
        </div>
        <Textarea
          {...common(inWords.text({ en: 'organisation.description_en', ru: 'organisation.description_ru' }))}
          autosize
          minRows={3}
        />
      </FormSection>
      {questions.length > 0 && (
        <FormSection title={t('apply.questions')}>
          {questions.map((question) => (
            <QuestionField
              key={question.code}
              question={question}
              id={idOf(`answers.${question.code}`)}
              label={question.required ? needed(inWords.text(question.text)) : inWords.text(question.text)}
              value={form.getValues().answers[question.code] ?? null}
              error={fault(`answers.${question.code}`)}
              onChange={(answer) => {
                form.setFieldValue('answers', { ...form.getValues().answers, [question.code]: answer });
                form.clearFieldError(`answers.${question.code}`);
              }}
            />
          ))}
        </FormSection>
      )}
      <FormSection title={t('apply.contact')} about={t('apply.contact_why')}>
        <div data-span={3}>
          <TextInput {...common('contact_name', true)} autoComplete="name" />
        </div>
        <div data-span={3}>
          <TextInput {...common('contact_email', true)} type="email" autoComplete="email" />
        </div>
        <div data-span={3}>
          <Select
            {...common('language')}
            allowDeselect={false}
            data={[
              { value: 'en', label: t('look.in.en') },
              { value: 'ru', label: t('look.in.ru') },
            ]}
          />
        </div>
      </FormSection>
    </Stack>
  );
}

interface QuestionProps {
  question: Question;
  id: string;
  label: string;
  value: Answer;
  error: React.ReactNode;
  onChange: (answer: Answer) => void;
}

function QuestionField({ question, id, label, value, error, onChange }: QuestionProps) {
  const { t } = useTranslation('membership');
  const inWords = useInWords();
  const common = { id, label, error, 'aria-required': question.required };
  if (question.kind === 'number') {
    return <NumberInput {...common} value={(value as number | null) ?? ''} onChange={onChange} hideControls />;
  }
  if (question.kind === 'yes_no') {
    return (
      <Radio.Group
        {...common}
        value={value === null ? '' : String(value)}
        onChange={(next) => onChange(next === 'true')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="true" label={t('yes')} />
          <Radio value="false" label={t('no')} />
        </Stack>
      </Radio.Group>
    );
  }
  if (question.kind === 'choice') {
    return (
      <Select
        {...common}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        data={(question.choices ?? []).map(({ code, name }) => ({ value: code, label: inWords.text(name) }))}
        value={value as string | null}
        onChange={onChange}
      />
    );
  }
  return (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={12}
      value={(value as string | null) ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
