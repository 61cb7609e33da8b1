import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../../app/client';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { useTableWords } from './useTableWords';

interface Props {
  runId: string;
  titles: { title_en: string; title_ru: string };
  onClose: () => void;
}

/** "World and Lindenau, 2026" → "world-and-lindenau-2026" */
export const codeOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** Asks the board to publish a run under an address that holds for ever. */
export function PublishDialog({ runId, titles, onClose }: Props) {
  const { t, titleOf } = useTableWords();
  const navigate = useNavigate();
  const [values, setValues] = useState({ ...titles, code: codeOf(titles.title_en), supersedes: '', reason: '' });
  const published =
    query.useQuery('get', '/api/v1/study-proposals').data?.items.filter(({ state }) => state === 'published') ?? [];
  const propose = query.useMutation('post', '/api/v1/study-proposals', {
    onSuccess: async () => {
      await refresh('/api/v1/study-proposals');
      await navigate({ to: '/staff/scorecards/studies' });
    },
  });
  const faults = faultsOf(propose.error ?? {});
  const text = (field: 'title_en' | 'title_ru' | 'code' | 'reason') => ({
    label: t(`field.${field}`),
    value: values[field],
    error: faults[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [field]: event.currentTarget.value }),
  });
  const fits = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.code);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('publish.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          propose.mutate({
            body: {
              scorecard_run_id: runId,
              code: values.code,
              title_en: values.title_en.trim(),
              title_ru: values.title_ru.trim() || null,
              supersedes: values.supersedes || null,
              reason: values.reason.trim() || null,
            },
          });
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t('publish.about')}</Text>
          <TextInput {...text('title_en')} />
          <TextInput {...text('title_ru')} />
          <TextInput
            {...text('code')}
            description={t('publish.address', {
              address: `${window.location.origin}/observatory?study=${values.code}`,
            })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={faults['code'] ?? (!fits && t('publish.code_wrong'))}
          />
          <Select
            label={t('field.supersedes')}
            placeholder={t('publish.none')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            data={published.map((one) => ({ value: one.code, label: titleOf(one) }))}
            value={values.supersedes || null}
            onChange={(code) => setValues({ ...values, supersedes: code ?? '' })}
            error={faults['supersedes']}
          />
          <Textarea {...text('reason')} autosize />
          {Object.keys(faults).length === 0 && <ProblemAlert error={propose.error} />}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" disabled={!fits || !values.title_en.trim()} loading={propose.isPending}>
              {t('publish.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
