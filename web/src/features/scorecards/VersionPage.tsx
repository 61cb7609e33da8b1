import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { ChartScatter, GitCompareArrows, Play } from 'lucide-react';
import { useState } from 'react';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatInstant, formatNumber } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/useMe';
import { WhoCanSee } from '../../shared/WhoCanSee';
import { SharesBar } from '../indicators/SharesBar';
import { SimpleTable } from '../membership/SimpleTable';
import { RunDialog } from './RunDialog';
import { RunMark } from './RunMark';
import { type Run, sharesOf, shortHash } from './scorecards';
import type { VersionSearch } from './searches';
import { useTableWords } from './useTableWords';
import { VersionContent } from './VersionContent';

interface Props {
  versionId: string;
  search: VersionSearch;
  onSearch: (search: VersionSearch) => void;
}

/** One frozen table: what it holds, and what was run on it. */
export function VersionPage({ versionId, search, onSearch }: Props) {
  const { t, titleOf } = useTableWords();
  const edits = useMay('edit_benchmark');
  const [asking, setAsking] = useState(false);
  const path = { params: { path: { scorecard_version_id: versionId } } };
  const version = query.useSuspenseQuery('get', '/api/v1/scorecards/{scorecard_version_id}', path).data;
  const cells = version.unit_count * version.indicator_count;
  return (
    <Page
      title={titleOf(version)}
      subtitle={t('version.subtitle', { at: formatInstant(version.frozen_at) })}
      crumbs={[{ to: '/staff/scorecards', label: t('title') }]}
      action={
        edits && (
          <Button leftSection={<Play size={16} aria-hidden />} onClick={() => setAsking(true)}>
            {t('run.open')}
          </Button>
        )
      }
    >
      <Section title={t('version.holds')} aside={<WhoCanSee visibility="staff" />}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 2, sm: 4 }}>
            {(
              [
                ['preview.unit_count', version.unit_count],
                ['preview.indicator_count', version.indicator_count],
                ['version.cells', cells],
                ['preview.observation_count', version.observation_count],
              ] as const
            ).map(([what, count]) => (
              <div key={what}>
                <Text fz={26} fw={650} lh={1.1}>
                  {formatNumber(count)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(what)}
                </Text>
              </div>
            ))}
          </SimpleGrid>
          <SharesBar shares={sharesOf(version)} label={t('preview.cells')} />
          {version.note && <Text size="sm">{version.note}</Text>}
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {`${t(version.is_publishable ? 'preview.publishable' : 'preview.secret')} ${version.content_hash}`}
          </Text>
        </Stack>
      </Section>
      <Runs versionId={versionId} edits={edits} onRun={() => setAsking(true)} />
      <VersionContent versionId={versionId} search={search} onSearch={onSearch} />
      {asking && <RunDialog versionId={versionId} onClose={() => setAsking(false)} />}
    </Page>
  );
}

/** What was run on it, the newest first; two of them can be compared. */
function Runs({ versionId, edits, onRun }: { versionId: string; edits: boolean; onRun: () => void }) {
  const { t } = useTableWords();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const runs = query.useQuery(
    'get',
    '/api/v1/scorecards/{scorecard_version_id}/runs',
    { params: { path: { scorecard_version_id: versionId } } },
    {
      refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => state === 'queued') ? 1500 : false),
      staleTime: 0,
    },
  );
  const rows: Run[] = runs.data?.items ?? [];
  const two = rows.filter(({ scorecard_run_id }) => selected.has(scorecard_run_id));
  const [later, earlier] = two;
  return (
    <Section
      title={t('runs.title')}
      lead={t('runs.lead')}
      aside={
        two.length === 2 &&
        later &&
        earlier && (
          <ButtonLink
            size="compact-md"
            to="/staff/scorecards/compare"
            search={{ a: earlier.scorecard_run_id, b: later.scorecard_run_id }}
            leftSection={<GitCompareArrows size={16} aria-hidden />}
          >
            {t('runs.compare')}
          </ButtonLink>
        )
      }
    >
      <ProblemAlert error={runs.error} />
      {runs.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={ChartScatter}
          title={t('runs.none')}
          action={edits && <Button onClick={onRun}>{t('run.open')}</Button>}
        >
          {t('runs.none_why')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <SimpleTable
          label={t('runs.title')}
          rows={rows}
          idOf={({ scorecard_run_id }) => scorecard_run_id}
          nameOf={(row) => formatInstant(row.made_at)}
          selected={rows.length > 1 ? selected : undefined}
          // The two that were chosen last.
          onSelect={(ids) => setSelected(new Set([...ids].slice(-2)))}
          columns={[
            {
              key: 'at',
              label: t('column.run_at'),
              show: (row) => (
                <Group gap={6}>
                  <AnchorLink
                    to="/staff/scorecards/runs/$runId"
                    params={{ runId: row.scorecard_run_id }}
                    size="sm"
                    fw={600}
                  >
                    {formatInstant(row.made_at)}
                  </AnchorLink>
                </Group>
              ),
            },
            { key: 'state', label: t('column.state'), show: (row) => <RunMark of="run" state={row.state} /> },
            { key: 'seed', label: t('column.seed'), number: true, show: (row) => row.seed },
            {
              key: 'groups',
              label: t('column.groups'),
              number: true,
              show: (row) => (row.state === 'done' ? formatNumber(row.group_count) : '–'),
            },
            { key: 'recipe', label: t('column.recipe'), show: (row) => <code>{shortHash(row.recipe_hash)}</code> },
            {
              key: 'findings',
              label: t('column.findings'),
              show: (row) => (row.findings_hash ? <code>{shortHash(row.findings_hash)}</code> : '–'),
            },
          ]}
        />
      )}
    </Section>
  );
}
