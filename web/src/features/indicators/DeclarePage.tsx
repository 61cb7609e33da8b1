import { Button, Checkbox, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { FaultSummary } from '../../shared/FaultSummary';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { say } from '../../shared/say';
import { FormSection, SaveBar } from '../registry/FormParts';
import { bodyOf, type DeclareValues, EMPTY, faultsOfValues } from './declareForm';
import { EvidenceUpload } from './EvidenceUpload';
import { CONFIDENCES, type DeclareSearch } from './searches';
import { useFigureWords } from './useFigureWords';
import { useIndicators, useUnits } from './useFigures';
import { ValueField } from './ValueField';

const idOf = (field: string) => `declare-${field.replaceAll('.', '-')}`;
/** What most are entered for: the year that closed. */
const LAST_YEAR = String(new Date().getFullYear() - 1);

/** Enters a value with its evidence; another person then checks it. */
export function DeclarePage({ search }: { search: DeclareSearch }) {
  const words = useFigureWords();
  const { t, nameOf, blockOf, methodOf } = words;
  const navigate = useNavigate();
  const indicators = useIndicators();
  const { units } = useUnits();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const unitsOf = (code: string) => {
    const kind = indicators.find((one) => one.code === code)?.unit_kind;
    return units.filter((unit) => unit.kind === kind);
  };
  const form = useForm<DeclareValues>({
    initialValues: {
      ...EMPTY,
      indicator: indicators.some(({ code }) => code === search.indicator) ? search.indicator! : '',
      unit_code: search.unit ?? unitsOf(search.indicator ?? '')[0]?.code ?? '',
      period: search.period ?? LAST_YEAR,
    },
  });
  const values = form.getValues();
  const indicator = indicators.find(({ code }) => code === values.indicator);
  const fault = (field: string) => {
    const said = form.errors[field];
    return typeof said === 'string' && /^(form|declare)\.\w+$/.test(said) ? t(said) : said;
  };
  const common = (field: keyof DeclareValues) => ({
    id: idOf(field),
    ...form.getInputProps(field),
    error: fault(field),
  });
  const optional = (label: string) => `${label} (${t('form.optional')})`;

  const submit = async () => {
    const faults = faultsOfValues(values);
    form.setErrors(faults);
    setError(undefined);
    if (Object.keys(faults).length > 0 || !indicator) return;
    setBusy(true);
    const { data, error: failed } = await api.POST('/api/v1/observations', { body: bodyOf(values, indicator) });
    setBusy(false);
    if (!data) {
      const located = faultsOf(failed);
      form.setErrors(located);
      if (Object.keys(located).length === 0) setError(failed);
      return;
    }
    setSent(true);
    void say(t('declare.done'));
    await refresh('/api/v1/observations');
    await navigate({
      to: '/staff/indicators/observations/$observationId',
      params: { observationId: data.observation_id },
      ignoreBlocker: true,
    });
  };

  const blocks = [...new Set(indicators.map(blockOf))];
  return (
    <Page
      title={t('declare.title')}
      subtitle={t('declare.subtitle')}
      crumbs={[{ to: '/staff/indicators', label: t('title') }]}
      width={860}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="lg">
          <FaultSummary
            faults={Object.fromEntries(Object.keys(form.errors).map((field) => [field, fault(field)]))}
            labelOf={(field) => t(`field.${field.split('.')[0]}`)}
            idOf={(field) => idOf(field.split('.')[0]!)}
          />
          <ProblemAlert error={error} />
          <FormSection title={t('declare.what')}>
            <Select
              {...common('indicator')}
              label={t('field.indicator')}
              searchable
              allowDeselect={false}
              data={blocks.map((group) => ({
                group,
                items: indicators
                  .filter((one) => blockOf(one) === group)
                  .map((one) => ({ value: one.code, label: `${one.code} ${nameOf(one)}` })),
              }))}
              onChange={(code: string | null) => {
                if (!code) return;
                form.setValues({ indicator: code, value: '', unit_code: unitsOf(code)[0]?.code ?? '' });
                form.clearErrors();
              }}
            />
            {indicator && (
              <Text size="sm" c="dimmed" lh={1.5}>
                {methodOf(indicator)}
              </Text>
            )}
            <div data-span={3}>
              <Select
                {...common('unit_code')}
                label={t('field.unit_code')}
                allowDeselect={false}
                disabled={!indicator}
                data={unitsOf(values.indicator).map(({ code, name }) => ({ value: code, label: name }))}
              />
            </div>
            <div data-span={3}>
              <TextInput
                {...common('period')}
                label={t('field.period')}
                description={t('declare.period_how')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
            </div>
          </FormSection>
          {indicator && (
            <FormSection title={t('declare.value')}>
              <Checkbox
                label={t('declare.missing')}
                description={t('declare.missing_why')}
                checked={values.missing}
                onChange={(event) => form.setFieldValue('missing', event.currentTarget.checked)}
              />
              {values.missing ? (
                <Textarea {...common('absence_reason')} label={t('field.absence_reason')} autosize minRows={2} />
              ) : (
                <ValueField
                  key={indicator.code}
                  id={idOf('value')}
                  indicator={indicator}
                  value={values.value}
                  onChange={(value) => form.setFieldValue('value', value)}
                  error={fault('value')}
                />
              )}
            </FormSection>
          )}
          <FormSection
            title={t('declare.evidence')}
            about={t(values.missing ? 'declare.evidence_may' : 'declare.evidence_must')}
          >
            <div data-span={3}>
              <TextInput {...common('source_title')} label={optional(t('field.source_title'))} />
            </div>
            <div data-span={3}>
              <TextInput {...common('source_publisher')} label={optional(t('field.source_publisher'))} />
            </div>
            <div data-span={3}>
              <TextInput {...common('source_address')} type="url" label={t('field.source_address')} />
            </div>
            <div data-span={3} id={idOf('retrieved_on')} tabIndex={-1}>
              <DayInput
                label={t('field.retrieved_on')}
                value={values.retrieved_on}
                onChange={(day) => form.setFieldValue('retrieved_on', day)}
                clearable
                error={fault('retrieved_on')}
              />
            </div>
            <EvidenceUpload
              id={idOf('file_id')}
              onChange={(file) => {
                form.setFieldValue('file_id', file);
                form.clearFieldError('source_address');
              }}
              error={fault('file_id')}
            />
            {!values.missing && (
              <TextInput
                {...common('evidence_value')}
                label={optional(t('field.evidence_value'))}
                description={t('declare.says_why')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
            )}
          </FormSection>
          <FormSection title={t('declare.more')}>
            <div>
              <Text size="sm" fw={550} mb={4}>
                {t('field.confidence')}
              </Text>
              <SegmentedControl
                aria-label={t('field.confidence')}
                value={values.confidence}
                onChange={(next) => form.setFieldValue('confidence', next)}
                data={CONFIDENCES.map((value) => ({ value, label: t(`confidence.${value}`) }))}
              />
              <Text size="xs" c="dimmed" mt={4}>
                {t(`declare.confidence_${values.confidence}`)}
              </Text>
            </div>
            <div data-span={3}>
              <Textarea
                {...common('note')}
                label={optional(t('field.note'))}
                description={t('declare.note_why')}
                autosize
                minRows={2}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
            </div>
            <div data-span={3}>
              <Textarea
                {...common('reason')}
                label={optional(t('field.reason'))}
                description={t('declare.reason_why')}
                autosize
                minRows={2}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
            </div>
          </FormSection>
        </Stack>
        <SaveBar>
          <ButtonLink to="/staff/indicators" variant="default">
            {t('action.cancel')}
          </ButtonLink>
          <Button type="submit" loading={busy}>
            {t('declare.go')}
          </Button>
        </SaveBar>
      </form>
      <LeaveWarning unsaved={form.isDirty() && !sent} />
    </Page>
  );
}
