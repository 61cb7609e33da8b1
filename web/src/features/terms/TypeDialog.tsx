import { Alert, Group, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../shared/DayInput';
import { formatDate } from '../../shared/format';
import { faultsOf } from '../../shared/problem';
import { refresh } from '../../shared/refresh';
import { TermsModal } from './TermsModal';
import { addType, changeType, followType, type Type } from './api';
import { QuestionsEditor } from './QuestionsEditor';
import { benefitsMatch, bodyOf, type TypeValues, valuesOf } from './typeForm';
import { daysFrom, nextStart } from './versions';

interface Props {
  clusterId: string;
  /** add: a type that there was not; follow: new terms from a day on; change: words and days of these terms. */
  kind: 'add' | 'follow' | 'change';
  type?: Type;
  today: string;
  onClose: () => void;
}

export function TypeDialog({ clusterId, kind, type, today, onClose }: Props) {
  const { t } = useTranslation('terms');
  const start = kind === 'change' ? type!.from_on : kind === 'follow' ? nextStart(today, type!) : today;
  const [values, setValues] = useState<TypeValues>(() => {
    const first = valuesOf(type, start);
    return kind === 'follow' ? { ...first, to_on: null } : first;
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const faults = faultsOf(error ?? {});
  const set = <K extends keyof TypeValues>(key: K, value: TypeValues[K]) =>
    setValues((all) => ({ ...all, [key]: value }));
  const even = benefitsMatch(values);
  const ready = Boolean(
    values.code.trim() &&
    values.name_en.trim() &&
    values.name_ru.trim() &&
    values.tier.trim() &&
    values.from_on &&
    even,
  );
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const form = bodyOf(values);
      if (kind === 'add') await addType(clusterId, form);
      if (kind === 'follow') await followType(clusterId, type!, form);
      if (kind === 'change') await changeType(clusterId, type!, form);
      await refresh('/api/v1/clusters');
      onClose();
    } catch (failed) {
      setError(failed);
      void refresh('/api/v1/clusters');
    } finally {
      setBusy(false);
    }
  };
  const text = (key: 'code' | 'name_en' | 'name_ru' | 'tier', more = {}) => (
    <TextInput
      label={t(`type.${key}`)}
      value={values[key]}
      error={faults[key]}
      onChange={(event) => set(key, event.currentTarget.value)}
      {...more}
    />
  );
  const days = (key: 'notice_days' | 'grace_days' | 'lapsed_days' | 'renew_days') => (
    <NumberInput
      label={t(`type.${key}`)}
      description={t(`type.${key}_why`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      min={0}
      allowDecimal={false}
      value={values[key]}
      error={faults[key]}
      onChange={(value) => set(key, value)}
    />
  );
  return (
    <TermsModal
      title={t(`type.${kind}`, { name: type ? type.code : '' })}
      go={t(kind === 'follow' ? 'follow' : 'action.save')}
      ready={ready}
      busy={busy}
      error={error}
      onGo={() => void save()}
      onClose={onClose}
    >
      {kind === 'follow' && (
        <Alert variant="light" color="vallis">
          {t('type.follow_why', { on: values.from_on ? formatDate(daysFrom(values.from_on, -1)) : '–' })}
        </Alert>
      )}
      {kind === 'change' && <Text size="sm">{t('type.change_why')}</Text>}
      <Group grow align="start">
        <DayInput
          label={t('from_on')}
          value={values.from_on}
          onChange={(day) => set('from_on', day)}
          error={faults['from_on']}
        />
        <DayInput
          label={t('to_on')}
          value={values.to_on}
          onChange={(day) => set('to_on', day)}
          error={faults['to_on']}
          clearable
        />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {text('name_en')}
        {text('name_ru')}
        {text('code', kind === 'add' ? {} : { readOnly: true })}
        {text('tier')}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {(['benefits_en', 'benefits_ru'] as const).map((key) => (
          <Textarea
            key={key}
            label={t(`type.${key}`)}
            autosize
            minRows={3}
            value={values[key]}
            error={!even && key === 'benefits_ru' && t('type.benefits_uneven')}
            onChange={(event) => set(key, event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {days('renew_days')}
        {days('notice_days')}
        {days('grace_days')}
        {days('lapsed_days')}
      </SimpleGrid>
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {t('question.title')}
        </Text>
        <QuestionsEditor questions={values.questions} onChange={(next) => set('questions', next)} faults={faults} />
      </Stack>
    </TermsModal>
  );
}
