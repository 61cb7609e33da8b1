import { Button, Group, Modal, NumberInput, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { AGGREGATIONS, ALGORITHMS, LINKAGES, NORMALISATIONS } from '../observatory/methodParts';
import { changesOf, type RunValues, USUAL } from './runForm';

/** Asks for a run: the program's recipe, or what of it is to differ. */
export function RunDialog({ versionId, onClose }: { versionId: string; onClose: () => void }) {
  const { t } = useTranslation(['scorecards', 'studies']);
  const navigate = useNavigate();
  const [values, setValues] = useState(USUAL);
  const changes = changesOf(values);
  const start = query.useMutation('post', '/api/v1/scorecards/{scorecard_version_id}/runs', {
    onSuccess: async (run) => {
      await refresh('/api/v1/scorecards');
      await navigate({ to: '/staff/scorecards/runs/$runId', params: { runId: run.scorecard_run_id } });
    },
  });
  const change = (part: Partial<RunValues>) => setValues({ ...values, ...part });
  const usual = (key: keyof RunValues, value: string, label: string) =>
    USUAL[key] === value ? `${label} (${t('run.usual')})` : label;
  const choice = (key: 'linkage' | 'method' | 'normalisation' | 'aggregation', known: readonly string[]) => (
    <Select
      label={t(`run.${key}`)}
      allowDeselect={false}
      data={known.map((value) => ({
        value,
        label: usual(
          key,
          value,
          t(`studies:${key === 'method' ? 'algorithm' : key}.${value}`, { defaultValue: value }),
        ),
      }))}
      value={values[key]}
      onChange={(next) => next && change({ [key]: next })}
    />
  );
  const errors = problemOf(start.error ?? {}).errors;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('run.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (changes) start.mutate({ params: { path: { scorecard_version_id: versionId } }, body: changes });
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t('run.about')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {choice('method', ALGORITHMS)}
            {choice('linkage', LINKAGES)}
            <Select
              label={t('run.k')}
              allowDeselect={false}
              data={[
                { value: 'found', label: t('run.k_found') },
                ...[2, 3, 4, 5, 6, 7, 8].map((k) => ({ value: String(k), label: String(k) })),
              ]}
              value={values.k}
              onChange={(k) => k && change({ k })}
            />
            <NumberInput
              label={t('run.seed')}
              description={t('run.seed_why')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              allowDecimal={false}
              allowNegative={false}
              value={values.seed}
              onChange={(seed) => change({ seed: seed === '' ? '' : Number(seed) })}
            />
            {choice('normalisation', NORMALISATIONS)}
            {choice('aggregation', AGGREGATIONS)}
          </SimpleGrid>
          <details>
            <summary style={{ cursor: 'pointer', fontSize: 14, padding: '4px 0' }}>{t('run.more')}</summary>
            <Textarea
              mt="xs"
              autosize
              minRows={3}
              label={t('run.json')}
              description={t('run.json_why')}
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              value={values.more}
              onChange={(event) => change({ more: event.currentTarget.value })}
              error={changes === undefined && t('run.json_wrong')}
            />
          </details>
          {errors ? (
            errors.map(({ pointer, detail }) => (
              <Text key={`${pointer ?? ''}${detail ?? ''}`} size="sm" c="var(--mantine-color-error)" role="alert">
                {[pointer, detail].filter(Boolean).join(': ')}
              </Text>
            ))
          ) : (
            <ProblemAlert error={start.error} />
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" disabled={!changes} loading={start.isPending}>
              {t('run.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
