import { Alert, Anchor, Button, Card, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { ChartScatter, Globe, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { api, query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatInstant } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { say } from '../../shared/say';
import { useMe } from '../../shared/useMe';
import { ReasonDialog } from '../membership/ReasonDialog';
import { RunMark } from './RunMark';
import classes from './scorecards.module.css';
import { ScorecardTabs } from './ScorecardTabs';
import type { Study } from './scorecards';
import { useTableWords } from './useTableWords';

/** Studies that are proposed, published or ended; the board decides here. */
export function StudiesPage() {
  const { t } = useTableWords();
  const studies = query.useSuspenseQuery('get', '/api/v1/study-proposals').data.items;
  const proposed = studies.filter(({ state }) => state === 'proposed');
  return (
    <Page title={t('studies.title')} subtitle={t('studies.subtitle')} width={980}>
      <ScorecardTabs />
      {studies.length === 0 && (
        <EmptyState icon={ScrollText} title={t('studies.none')}>
          {t('studies.none_why')}
        </EmptyState>
      )}
      {[...proposed, ...studies.filter((one) => !proposed.includes(one))].map((study) => (
        <StudyCard key={study.study_id} study={study} />
      ))}
    </Page>
  );
}

type Decision = 'publication' | 'refusal' | 'withdrawal';

function StudyCard({ study }: { study: Study }) {
  const { t, titleOf } = useTableWords();
  const me = useMe();
  const [open, setOpen] = useState<'refusal' | 'withdrawal'>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const decides = me?.roles.some(({ role, scope_kind }) => role === 'board' && scope_kind === 'cluster') ?? false;
  const isPublic = /published|superseded/.test(study.state);
  const address = `${window.location.origin}/observatory?study=${study.code}`;

  const decide = async (what: Decision, reason?: string) => {
    setBusy(true);
    setError(undefined);
    const { error: failed } = await api.PUT(`/api/v1/study-proposals/{study_id}/${what}`, {
      params: { path: { study_id: study.study_id }, header: ifMatch(study.version) },
      body: { reason: reason ?? null },
    });
    setBusy(false);
    if (failed) {
      setError(failed);
      return failed;
    }
    void say(t(`studies.done.${what}`));
    await refresh('/api/v1/study-proposals', '/api/v1/studies');
  };
  return (
    <Card withBorder p="lg" component="article" aria-label={titleOf(study)}>
      <Stack gap="sm">
        <Group justify="space-between" align="start" wrap="nowrap">
          <div>
            <Title order={2} fz={18}>
              {titleOf(study)}
            </Title>
            <Text size="sm" c="dimmed">
              {[
                study.published_at && t('studies.published_at', { at: formatInstant(study.published_at) }),
                t('studies.size', {
                  units: study.unit_count,
                  indicators: study.indicator_count,
                  groups: study.group_count,
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          <RunMark of="study" state={study.state} />
        </Group>
        {study.reason && <Text size="sm">{t('studies.reason', { reason: study.reason })}</Text>}
        <div>
          <Text size="xs" c="dimmed">
            {t(isPublic ? 'studies.address' : 'studies.address_then')}
          </Text>
          <Group gap="sm">
            {isPublic ? (
              <Anchor href={address} className={classes['address']}>
                {address}
              </Anchor>
            ) : (
              <span className={classes['address']}>{address}</span>
            )}
            {isPublic && <Copy value={address} label={t('studies.copy_address')} />}
          </Group>
        </div>
        {study.citation && (
          <div>
            <Text size="xs" c="dimmed">
              {t('studies.citation')}
            </Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {study.citation}
            </Text>
            <Copy value={study.citation} label={t('studies.copy_citation')} />
          </div>
        )}
        {problemOf(error ?? {}).status === 412 ? (
          <Alert color="yellow" variant="light" role="alert">
            <Group justify="space-between">
              <Text size="sm">{t('studies.first')}</Text>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void refresh('/api/v1/study-proposals').then(() => setError(undefined))}
              >
                {t('studies.reload')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <ProblemAlert error={error} />
        )}
        <Group gap="sm">
          {study.state === 'proposed' && decides && (
            <>
              <Button
                loading={busy}
                leftSection={<Globe size={16} aria-hidden />}
                onClick={() => void decide('publication')}
              >
                {t('studies.publish')}
              </Button>
              <Button variant="default" onClick={() => setOpen('refusal')}>
                {t('studies.refuse')}
              </Button>
            </>
          )}
          {isPublic && (
            <ButtonLink
              variant="default"
              to="/observatory"
              search={{ study: study.code }}
              leftSection={<ChartScatter size={16} aria-hidden />}
            >
              {t('run.to_observatory')}
            </ButtonLink>
          )}
          {study.state === 'published' && decides && study.cluster_id !== undefined && (
            <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setOpen('withdrawal')}>
              {t('studies.withdraw')}
            </Button>
          )}
          <AnchorLink
            size="sm"
            underline="always"
            to="/staff/scorecards/runs/$runId"
            params={{ runId: study.scorecard_run_id }}
          >
            {t('studies.run')}
          </AnchorLink>
          {study.state === 'proposed' && !decides && (
            <Text size="sm" c="dimmed">
              {t('studies.board_decides')}
            </Text>
          )}
        </Group>
      </Stack>
      {open && (
        <ReasonDialog
          title={t(open === 'refusal' ? 'studies.refuse' : 'studies.withdraw')}
          about={t(open === 'refusal' ? 'studies.refuse_why' : 'studies.withdraw_why')}
          label={t('field.reason')}
          go={t(open === 'refusal' ? 'studies.refuse' : 'studies.withdraw')}
          onGo={(reason) => decide(open, reason)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}

function Copy({ value, label }: { value: string; label: string }) {
  const { t } = useTableWords();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="default" className="no-print" onClick={copy}>
          {copied ? t('action.copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
