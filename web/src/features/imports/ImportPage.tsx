import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { CircleCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query, queryClient } from '../../app/client';
import { formatShare } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { Dialog } from '../registry/OrganisationActions';
import { ColumnsStep } from './ColumnsStep';
import { type Import, isRunning, progressOf, stepOf, willWrite } from './importFields';
import classes from './imports.module.css';
import { LinesList } from './LinesList';

const STEPS = ['columns', 'preview', 'done'] as const;

/** One import from its columns to its commit, and back. */
export function ImportPage({ importId }: { importId: string }) {
  const { t } = useTranslation('imports');
  const path = { path: { import_id: importId } };
  const { data } = query.useSuspenseQuery(
    'get',
    '/api/v1/imports/{import_id}',
    { params: path },
    // A job is at it: look again until it is through.
    { refetchInterval: ({ state: { data } }) => (data && isRunning(data) ? 1000 : false), staleTime: 0 },
  );
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<'preview' | 'commit' | 'undo' | 'cancel'>();
  const [mapping, setMapping] = useState(false);
  const [undoing, setUndoing] = useState(false);
  const step = mapping && data.state === 'previewed' ? 'columns' : stepOf(data);
  const running = isRunning(data);

  const take = async (action: 'preview' | 'commit' | 'undo', version = data.version) => {
    setBusy(action);
    setError(undefined);
    const { data: next, error } = await api.POST(`/api/v1/imports/{import_id}/${action}`, {
      params: path,
      body: { version },
    });
    setBusy(undefined);
    if (next) keep(next);
    else setError(error);
    setMapping(false);
    setUndoing(false);
    await refresh('/api/v1/imports');
    if (action !== 'preview') await refresh('/api/v1/organisations', '/api/v1/people');
  };
  const keep = (next: Import) =>
    queryClient.setQueryData(['get', '/api/v1/imports/{import_id}', { params: path }], next);
  const cancel = async () => {
    setBusy('cancel');
    const { error } = await api.POST('/api/v1/imports/{import_id}/cancel', { params: path });
    setBusy(undefined);
    setError(error);
    await refresh('/api/v1/imports');
  };

  return (
    <Page
      title={data.file_name || t('past.unnamed')}
      subtitle={`${t(`kind.${data.kind}`)} · ${t('lines', { count: data.line_count })}`}
      crumbs={[{ to: '/staff/imports', label: t('title') }]}
      width={1080}
    >
      <ol className={classes['steps']} aria-label={t('steps')}>
        {STEPS.map((one, i) => (
          <li
            key={one}
            aria-current={one === step ? 'step' : undefined}
            data-done={STEPS.indexOf(step) > i || undefined}
          >
            <span aria-hidden>{i + 1}</span>
            {t(`step.${one}`)}
          </li>
        ))}
      </ol>
      <ProblemAlert error={error} />
      {problemOf(error ?? {}).errors?.map((fault) => (
        <Text key={fault.detail} size="sm" c="var(--mantine-color-error)">
          {fault.detail}
        </Text>
      ))}
      {running && (
        <Stack gap="xs" role="status">
          <Progress.Root size="lg">
            <Progress.Section value={100 * progressOf(data)} aria-label={t(`state.${data.state}`)} />
          </Progress.Root>
          <Group justify="space-between">
            <Text size="sm">{`${t(`state.${data.state}`)} · ${formatShare(progressOf(data))}`}</Text>
            <Button size="compact-sm" variant="default" loading={busy === 'cancel'} onClick={() => void cancel()}>
              {t('stop')}
            </Button>
          </Group>
        </Stack>
      )}
      {step === 'columns' && (
        <ColumnsStep
          key={data.version}
          data={data}
          busy={busy === 'preview'}
          onPreview={(version) => void take('preview', version)}
          onError={setError}
        />
      )}
      {step === 'preview' && !running && (
        <Stack gap="lg">
          {data.state !== 'previewed' && (
            <Alert color="yellow" variant="light">
              {t('stopped')}
            </Alert>
          )}
          <LinesList data={data} onChoice={keep} onError={setError} />
          <Group>
            <Button loading={busy === 'commit'} disabled={willWrite(data) === 0} onClick={() => void take('commit')}>
              {t('commit', { count: willWrite(data) })}
            </Button>
            <Button variant="default" onClick={() => setMapping(true)}>
              {t('back_to_columns')}
            </Button>
            <Button variant="default" loading={busy === 'preview'} onClick={() => void take('preview')}>
              {t('again')}
            </Button>
            {willWrite(data) === 0 && (
              <Text size="sm" c="dimmed">
                {t('nothing_to_write')}
              </Text>
            )}
          </Group>
        </Stack>
      )}
      {step === 'done' && !running && (
        <Stack gap="lg">
          <Alert
            variant="light"
            color={data.state === 'undone' ? 'gray' : 'vallis'}
            icon={data.state === 'undone' ? <Undo2 size={20} aria-hidden /> : <CircleCheck size={20} aria-hidden />}
            role="status"
          >
            <Text size="sm" fw={600}>
              {data.state === 'undone'
                ? t('undone', { count: data.undone_count })
                : t('committed', { count: data.done_count })}
            </Text>
            {data.left_count > 0 && <Text size="sm">{t('left', { count: data.left_count })}</Text>}
            {data.kept_count > 0 && <Text size="sm">{t('kept', { count: data.kept_count })}</Text>}
          </Alert>
          <Group>
            <ButtonLink to={data.kind === 'people' ? '/people' : '/members'}>{t('see')}</ButtonLink>
            {data.state === 'committed' && (
              <Button variant="default" leftSection={<Undo2 size={16} aria-hidden />} onClick={() => setUndoing(true)}>
                {t('undo')}
              </Button>
            )}
            <ButtonLink to="/staff/imports" variant="default">
              {t('another')}
            </ButtonLink>
          </Group>
          <LinesList data={data} onChoice={keep} onError={setError} />
        </Stack>
      )}
      {undoing && (
        <Dialog
          title={t('undo')}
          about={t('undo_why', { count: data.done_count })}
          go={t('undo')}
          ready
          busy={busy === 'undo'}
          error={undefined}
          onClose={() => setUndoing(false)}
          onGo={() => void take('undo')}
        >
          {null}
        </Dialog>
      )}
    </Page>
  );
}
