import { Alert, Button, Code, CopyButton, Group, Progress, Stack, Text } from '@mantine/core';
import { ChartScatter, Download, Globe } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, query } from '../../app/client';
import { formatInstant, formatShare } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/useMe';
import { PublishDialog } from './PublishDialog';
import { RunMark } from './RunMark';
import { RunSummary } from './RunSummary';
import type { Run } from './scorecards';
import { useTableWords } from './useTableWords';

/** One run: how far it is; then what it found, and the ways on from there. */
export function RunPage({ runId }: { runId: string }) {
  const { t, titleOf } = useTableWords();
  const edits = useMay('edit_benchmark');
  const [publishing, setPublishing] = useState(false);
  const path = { params: { path: { scorecard_run_id: runId } } };
  const run = query.useSuspenseQuery('get', '/api/v1/scorecard-runs/{scorecard_run_id}', path).data;
  const version = query.useSuspenseQuery('get', '/api/v1/scorecards/{scorecard_version_id}', {
    params: { path: { scorecard_version_id: run.scorecard_version_id } },
  }).data;
  const study = query
    .useQuery('get', '/api/v1/study-proposals')
    .data?.items.find((one) => one.scorecard_run_id === runId && !/withdrawn|refused/.test(one.state));
  const isPublic = study && /published|superseded/.test(study.state);
  const done = run.state === 'done';
  return (
    <Page
      title={t('run.of', { title: titleOf(version) })}
      crumbs={[
        { to: '/staff/scorecards', label: t('title') },
        {
          to: '/staff/scorecards/$versionId',
          params: { versionId: run.scorecard_version_id },
          label: titleOf(version),
        },
      ]}
      subtitle={
        <Group gap="sm" mt={4}>
          <RunMark of="run" state={run.state} />
          <Text size="sm">{t('run.facts', { at: formatInstant(run.made_at), seed: run.seed })}</Text>
        </Group>
      }
      action={
        done &&
        edits &&
        !study &&
        version.is_publishable && (
          <Button leftSection={<Globe size={16} aria-hidden />} onClick={() => setPublishing(true)}>
            {t('publish.open')}
          </Button>
        )
      }
    >
      {run.state === 'queued' && <Running run={run} edits={edits} />}
      {run.state === 'failed' && (
        <Alert color="red" variant="light" role="alert" title={t('run.failed')}>
          {run.error}
        </Alert>
      )}
      {run.state === 'cancelled' && (
        <Alert color="gray" variant="light">
          {t('run.cancelled')}
        </Alert>
      )}
      {study && (
        <Alert
          variant="light"
          color={isPublic ? 'vallis' : 'blue'}
          icon={isPublic ? <Globe size={20} aria-hidden /> : undefined}
        >
          <Group justify="space-between">
            <Text size="sm">{t(isPublic ? 'run.is_public' : 'run.is_proposed', { code: study.code })}</Text>
            {isPublic ? (
              <ButtonLink
                size="compact-sm"
                to="/observatory"
                search={{ study: study.code }}
                leftSection={<ChartScatter size={15} aria-hidden />}
              >
                {t('run.to_observatory')}
              </ButtonLink>
            ) : (
              <AnchorLink size="sm" underline="always" to="/staff/scorecards/studies">
                {t('run.to_studies')}
              </AnchorLink>
            )}
          </Group>
        </Alert>
      )}
      {done && !version.is_publishable && (
        <Alert variant="light" color="yellow">
          {t('run.not_publishable')}
        </Alert>
      )}
      {done && <RunSummary run={run} />}
      {done && <Again run={run} />}
      {publishing && (
        <PublishDialog
          runId={runId}
          titles={{ title_en: version.title_en, title_ru: version.title_ru }}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}

/** How far it is, with the way to stop it. */
function Running({ run, edits }: { run: Run; edits: boolean }) {
  const { t } = useTableWords();
  const [stopping, setStopping] = useState(false);
  const [error, setError] = useState<unknown>();
  const path = { path: { scorecard_run_id: run.scorecard_run_id } };
  const progress = query.useQuery(
    'get',
    '/api/v1/scorecard-runs/{scorecard_run_id}/progress',
    { params: path },
    { refetchInterval: ({ state: { data } }) => (!data || data.state === 'queued' ? 700 : false), staleTime: 0 },
  ).data;
  const ended = progress !== undefined && progress.state !== 'queued';
  useEffect(() => {
    if (ended) void refresh('/api/v1/scorecard-runs/{scorecard_run_id}', '/api/v1/scorecards');
  }, [ended]);
  const stop = async () => {
    setStopping(true);
    const { error: failed } = await api.POST('/api/v1/scorecard-runs/{scorecard_run_id}/cancellation', {
      params: path,
    });
    setError(failed);
    setStopping(false);
    await refresh('/api/v1/scorecard-runs', '/api/v1/scorecards');
  };
  const share = progress?.done_share ?? 0;
  const stage = progress?.stage ? t(`stage.${progress.stage}`, { defaultValue: progress.stage }) : t('run.waits');
  return (
    <Section title={t('run.running')}>
      <Stack gap="xs" role="status">
        <Progress.Root size="lg">
          <Progress.Section value={100 * Math.max(share, 0.03)} animated aria-label={t('run.running')} />
        </Progress.Root>
        <Group justify="space-between">
          <Text size="sm">{`${stage} · ${formatShare(share)}`}</Text>
          {edits && (
            <Button size="compact-sm" variant="default" loading={stopping} onClick={() => void stop()}>
              {t('run.stop')}
            </Button>
          )}
        </Group>
        <ProblemAlert error={error} />
      </Stack>
    </Section>
  );
}

/** Everything in one file, and the line that runs it again anywhere. */
function Again({ run }: { run: Run }) {
  const { t } = useTableWords();
  const file = `vallis-run-${run.scorecard_run_id.slice(0, 8)}.json`;
  const command = `vallis study rerun ${file}`;
  const address = `/api/v1/scorecard-runs/${run.scorecard_run_id}`;
  return (
    <Section title={t('again.title')} lead={t('again.lead')}>
      <Group gap="sm">
        <Button
          component="a"
          href={`${address}/bundle`}
          download={file}
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
        >
          {t('again.bundle')}
        </Button>
        <Button
          component="a"
          href={`${address}/findings`}
          download={`findings-${run.scorecard_run_id.slice(0, 8)}.json`}
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
        >
          {t('again.findings')}
        </Button>
      </Group>
      <Group gap="sm">
        <Code block style={{ flex: '1 1 260px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {command}
        </Code>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? 'action.copied' : 'action.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('again.hashes', { recipe: run.recipe_hash, findings: run.findings_hash, build: run.build })}
      </Text>
    </Section>
  );
}
