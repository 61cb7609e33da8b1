import {
  Button,
  Checkbox,
  MultiSelect,
  NumberInput,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Group,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Snowflake } from 'lucide-react';
import { useState } from 'react';
import { api, type Item } from '../../app/client';
import { FaultSummary } from '../../shared/FaultSummary';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { useClusterWords } from '../../shared/useCluster';
import { FormSection, SaveBar } from '../registry/FormParts';
import registry from '../registry/registry.module.css';
import { useCluster, useCountryChoices } from '../registry/words';
import { bodyOf, EMPTY_FREEZE, type FreezeValues, previewBody } from './freezeForm';
import { FreezePreview } from './FreezePreview';
import { useTableWords } from './useTableWords';

const idOf = (field: string) => `freeze-${field.split('.')[0]}`;

/** Chooses what becomes a version, and says what it would hold before it is kept for ever. */
export function FreezePage() {
  const { t } = useTableWords();
  const navigate = useNavigate();
  const cluster = useCluster();
  const clusterWords = useClusterWords();
  const choices = useClusterChoices();
  const countryChoices = useCountryChoices();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const form = useForm<FreezeValues>({ initialValues: EMPTY_FREEZE });
  const values = form.getValues();
  const [asked] = useDebouncedValue(JSON.stringify(previewBody(values, cluster?.cluster_id)), 400);
  const preview = useQuery({
    queryKey: ['get', '/api/v1/scorecards/preview', asked],
    queryFn: async ({ signal }) => {
      const { data, error: failed } = await api.POST('/api/v1/scorecards/preview', {
        body: JSON.parse(asked) as ReturnType<typeof previewBody>,
        signal,
      });
      if (!data) throw failed as unknown as Error;
      return data;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  const asYouGo = faultsOf(preview.error ?? {});
  const fault = (field: string) => {
    const said = form.errors[field];
    return typeof said === 'string' && said.startsWith('form.') ? t(said) : (said ?? asYouGo[field]);
  };
  const common = (field: keyof FreezeValues) => ({
    id: idOf(field),
    ...form.getInputProps(field),
    error: fault(field),
  });
  const optional = (label: string) => `${label} (${t('form.optional')})`;

  const submit = async () => {
    setError(undefined);
    if (!values.title_en.trim()) return form.setErrors({ title_en: 'form.needed' });
    setBusy(true);
    const { data, error: failed } = await api.POST('/api/v1/scorecards', { body: bodyOf(values, cluster?.cluster_id) });
    setBusy(false);
    if (!data) {
      const located = faultsOf(failed);
      form.setErrors(located);
      if (Object.keys(located).length === 0) setError(failed);
      return;
    }
    setSent(true);
    await refresh('/api/v1/scorecards');
    await navigate({
      to: '/staff/scorecards/$versionId',
      params: { versionId: data.scorecard_version_id },
      ignoreBlocker: true,
    });
  };
  return (
    <Page
      title={t('freeze.title')}
      subtitle={t('freeze.subtitle')}
      crumbs={[{ to: '/staff/scorecards', label: t('title') }]}
      width={1120}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={registry['columns']}>
          <Stack gap="lg">
            <FaultSummary
              faults={Object.fromEntries(Object.keys(form.errors).map((field) => [field, fault(field)]))}
              labelOf={(field) => t(`field.${field.split('.')[0]}`)}
              idOf={idOf}
            />
            <ProblemAlert error={error} />
            <FormSection title={t('freeze.name')}>
              <div data-span={3}>
                <TextInput {...common('title_en')} label={t('field.title_en')} />
              </div>
              <div data-span={3}>
                <TextInput {...common('title_ru')} label={optional(t('field.title_ru'))} />
              </div>
            </FormSection>
            <FormSection title={t('freeze.units')}>
              <Radio.Group aria-label={t('freeze.units')} {...form.getInputProps('which')}>
                <Stack gap="xs">
                  {(['all', 'countries', 'clusters'] as const).map((which) => (
                    <Radio key={which} value={which} label={t(`freeze.which.${which}`)} />
                  ))}
                </Stack>
              </Radio.Group>
              {values.which === 'countries' && (
                <MultiSelect
                  {...common('countries')}
                  label={t('field.countries')}
                  data={countryChoices}
                  searchable
                  hidePickedOptions
                />
              )}
              {values.which === 'clusters' && (
                <MultiSelect
                  {...common('clusters')}
                  label={t('field.clusters')}
                  data={choices}
                  searchable
                  hidePickedOptions
                />
              )}
              <div data-span={3}>
                <Select
                  {...common('initiative')}
                  label={optional(t('field.initiative'))}
                  clearable
                  clearButtonProps={{ 'aria-label': t('action.clear') }}
                  data={(['public', 'private', 'mixed'] as const).map((value) => ({
                    value,
                    label: t(`initiative.${value}`),
                  }))}
                  value={values.initiative || null}
                  onChange={(value) => form.setFieldValue('initiative', (value ?? '') as FreezeValues['initiative'])}
                />
              </div>
            </FormSection>
            <FormSection title={t('freeze.rules')} about={t('freeze.rules_why')}>
              <div data-span={2}>
                <TextInput
                  {...common('period')}
                  label={t('field.period')}
                  description={t('freeze.period_why')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                />
              </div>
              <div data-span={2}>
                <NumberInput
                  {...common('max_age_years')}
                  label={t('field.max_age_years')}
                  description={t('freeze.max_age_why')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  allowDecimal={false}
                  min={0}
                  max={200}
                />
              </div>
              <div data-span={2}>
                <NumberInput
                  {...common('min_known')}
                  label={t('field.min_known')}
                  description={t('freeze.min_known_why')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  allowDecimal={false}
                  min={1}
                  max={1000}
                />
              </div>
              {cluster && (
                <Checkbox
                  id={idOf('unpublished_of')}
                  label={t('freeze.unpublished', { name: clusterWords(cluster).name })}
                  description={t('freeze.unpublished_why')}
                  {...form.getInputProps('unpublished', { type: 'checkbox' })}
                />
              )}
            </FormSection>
            <FormSection title={t('freeze.more')}>
              <Textarea {...common('note')} label={optional(t('field.note'))} autosize minRows={2} />
            </FormSection>
          </Stack>
          <FreezePreview data={preview.data} error={preview.error} stale={preview.isFetching} />
        </div>
        <SaveBar>
          <Text size="sm" c="dimmed" flex={1} miw={220}>
            {t('freeze.for_ever')}
          </Text>
          <Group gap="sm">
            <ButtonLink to="/staff/scorecards" variant="default">
              {t('action.cancel')}
            </ButtonLink>
            <Button type="submit" loading={busy} leftSection={<Snowflake size={16} aria-hidden />}>
              {t('freeze.go')}
            </Button>
          </Group>
        </SaveBar>
      </form>
      <LeaveWarning unsaved={form.isDirty() && !sent} />
    </Page>
  );
}

/** Every cluster of the directory, by name. */
function useClusterChoices() {
  const { data } = useQuery({
    queryKey: ['get', '/api/v1/clusters', 'choices'],
    queryFn: async ({ signal }) => {
      const all: Item<'/api/v1/clusters'>[] = [];
      let cursor: string | undefined;
      do {
        const { data: page, error } = await api.GET('/api/v1/clusters', {
          params: { query: { limit: 200, cursor } },
          signal,
        });
        if (!page) throw error as unknown as Error;
        all.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return all;
    },
  });
  return (data ?? []).map(({ code, name_en }) => ({ value: code, label: name_en }));
}
