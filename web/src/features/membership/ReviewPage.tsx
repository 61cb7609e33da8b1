import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../app/client';
import { formatInstant } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { useMe } from '../../shared/useMe';
import { Panel } from '../registry/Panel';
import classes from '../registry/registry.module.css';
import { AcceptDialog } from './AcceptDialog';
import { ApplicationSheet } from './ApplicationSheet';
import { EventLine } from './EventLine';
import { ReasonDialog } from './ReasonDialog';
import { StateBadge } from './StateBadge';
import { useApplication } from './useApplication';
import { useInWords } from './useInWords';
import { useSimilar } from './useSimilar';

/** What a reviewer decides on, and with what reason. */
export function ReviewPage({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('membership');
  const me = useMe();
  const { typeName } = useInWords();
  const { application, events, type, questions } = useApplication(applicationId);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<'accept' | 'refuse' | 'ask'>();
  const { state, assignee_id } = application;
  const path = { path: { application_id: applicationId } };

  const done = async (failed: unknown) => {
    setBusy(false);
    setError(failed);
    await refresh('/api/v1/membership-applications', '/api/v1/clusters');
  };
  const move = async (next: 'in_review' | 'more_asked' | 'refused', reason: string) => {
    setBusy(true);
    const { error } = await api.PUT('/api/v1/membership-applications/{application_id}/state', {
      params: { ...path, header: ifMatch(application.version) },
      body: { state: next, reason },
    });
    await done(error);
    return error;
  };
  const assign = async (account: string | null) => {
    setBusy(true);
    const { error } = await api.PUT('/api/v1/membership-applications/{application_id}/assignee', {
      params: { ...path, header: ifMatch(application.version) },
      body: { account_id: account },
    });
    await done(error);
  };
  const mine = assignee_id && assignee_id === me?.account_id;
  const name = String((application.organisation as { name: string }).name);
  return (
    <Page
      title={name}
      crumbs={[{ to: '/staff/applications', label: t('queue.title') }]}
      subtitle={
        <Group gap="sm" mt={4}>
          <StateBadge of="application" state={state} />
          {type && <Text size="sm">{typeName(type)}</Text>}
          {application.submitted_at && (
            <Text size="sm" c="dimmed">
              {t('review.submitted', { at: formatInstant(application.submitted_at) })}
            </Text>
          )}
        </Group>
      }
      action={
        <Group gap="xs">
          {state === 'submitted' && (
            <Button loading={busy} onClick={() => void move('in_review', '')}>
              {t('review.take')}
            </Button>
          )}
          {state === 'in_review' && <Button onClick={() => setOpen('accept')}>{t('review.accept')}</Button>}
          {state === 'in_review' && (
            <Button variant="default" onClick={() => setOpen('ask')}>
              {t('review.ask')}
            </Button>
          )}
          {(state === 'in_review' || state === 'more_asked') && (
            <Button variant="default" onClick={() => setOpen('refuse')}>
              {t('review.refuse')}
            </Button>
          )}
        </Group>
      }
    >
      {problemOf(error ?? {}).status === 412 ? (
        <Alert color="yellow" variant="light" role="alert">
          {t('review.stale')}
        </Alert>
      ) : (
        <ProblemAlert error={error} />
      )}
      <div className={classes['columns']}>
        <Stack gap="lg">
          <Panel title={t('application.sheet')}>
            <ApplicationSheet application={application} questions={questions} />
          </Panel>
          <LookAlikes application={application} />
        </Stack>
        <Stack gap="lg">
          <Panel title={t('review.reviewer')}>
            <Group justify="space-between">
              <Text size="sm">{mine ? t('review.you') : assignee_id ? t('review.somebody') : t('review.nobody')}</Text>
              <Button
                size="compact-sm"
                variant="light"
                loading={busy}
                onClick={() => void assign(mine ? null : (me?.account_id ?? null))}
              >
                {mine ? t('review.give_back') : t('review.to_me')}
              </Button>
            </Group>
          </Panel>
          <Panel title={t('application.events')}>
            <EventLine events={events} />
            <Note applicationId={applicationId} />
          </Panel>
        </Stack>
      </div>
      {open === 'accept' && <AcceptDialog application={application} onClose={() => setOpen(undefined)} />}
      {open === 'refuse' && (
        <ReasonDialog
          title={t('review.refuse')}
          about={t('review.refuse_why')}
          go={t('review.refuse')}
          onGo={(reason) => move('refused', reason)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'ask' && (
        <ReasonDialog
          title={t('review.ask')}
          about={t('review.ask_why')}
          go={t('review.ask_go')}
          onGo={(reason) => move('more_asked', reason)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

/** For the reviewers alone. */
function Note({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('membership');
  const [text, setText] = useState('');
  const add = query.useMutation('post', '/api/v1/membership-applications/{application_id}/notes', {
    onSuccess: async () => {
      setText('');
      await refresh('/api/v1/membership-applications');
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ params: { path: { application_id: applicationId } }, body: { text: text.trim() } });
      }}
    >
      <Textarea
        mt="md"
        label={t('review.note')}
        description={t('review.note_why')}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemAlert error={add.error} />
      <Button type="submit" size="xs" variant="default" mt="xs" disabled={!text.trim()} loading={add.isPending}>
        {t('review.add_note')}
      </Button>
    </form>
  );
}

/** Records of the directory that may be the applicant already. */
function LookAlikes({ application }: { application: { organisation: unknown; organisation_id?: string | null } }) {
  const { t } = useTranslation('membership');
  const said = application.organisation as { name: string; kind: string; country_code: string };
  const similar = useSimilar(said);
  if (similar.length === 0) return null;
  return (
    <Panel title={t('review.alike')}>
      <Stack gap={6}>
        {similar.map((one) => (
          <AnchorLink
            key={one.organisation_id}
            to="/organisations/$organisationId"
            params={{ organisationId: one.organisation_id }}
            size="sm"
          >
            {one.name}
          </AnchorLink>
        ))}
        <Text size="sm" c="dimmed">
          {t('review.alike_why')}
        </Text>
      </Stack>
    </Panel>
  );
}
