import { Alert, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { Page } from '../../shared/Page';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { SaveBar } from '../registry/FormParts';
import { Panel } from '../registry/Panel';
import classes from '../registry/registry.module.css';
import { ApplicationFields } from './ApplicationFields';
import {
  applicationBody,
  type ApplicationValues,
  applicationValues,
  faultsOfApplication,
  keepSecretOfAddress,
  keptApplications,
  secretHeader,
} from './applicationForm';
import { ApplicationSheet } from './ApplicationSheet';
import { EventLine } from './EventLine';
import { StateBadge } from './StateBadge';
import { useApplication } from './useApplication';
import { useMembershipTypes } from './useMembershipTypes';

/** An application as its applicant sees it: where it stands, what is asked, and a form where it may be changed. */
export function ApplicationPage({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('membership');
  // The address that an applicant kept ends in the secret; behind '#' it reaches no server and no log.
  useState(() => keepSecretOfAddress(applicationId, window.location.hash));
  const { application, events, questions } = useApplication(applicationId);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const secret = keptApplications().find(({ application_id }) => application_id === applicationId)?.secret;
  const editable = application.state === 'draft' || application.state === 'more_asked';
  const open = editable || application.state === 'submitted' || application.state === 'in_review';
  const asked = application.state === 'more_asked' ? events.findLast(({ state }) => state === 'more_asked') : undefined;

  const withdraw = async () => {
    setBusy(true);
    const { error } = await api.PUT('/api/v1/membership-applications/{application_id}/state', {
      params: { path: { application_id: applicationId }, header: ifMatch(application.version) },
      headers: secretHeader(applicationId),
      body: { state: 'withdrawn', reason: '' },
    });
    setBusy(false);
    setError(error);
    await refresh('/api/v1/membership-applications');
  };
  const name = String((application.organisation as { name?: string }).name ?? '');
  return (
    <Page
      title={t('application.title', { name })}
      subtitle={<StateBadge of="application" state={application.state} />}
      width={1080}
      action={
        open && (
          <Button variant="default" loading={busy} onClick={() => void withdraw()}>
            {t('application.withdraw')}
          </Button>
        )
      }
    >
      <ProblemAlert error={error} />
      <Alert variant="light" color={asked ? 'yellow' : 'vallis'}>
        <Text size="sm">{t(`application.state.${application.state}`)}</Text>
        {asked?.text && (
          <Text size="sm" fw={600} mt={6} style={{ whiteSpace: 'pre-line' }}>
            {asked.text}
          </Text>
        )}
      </Alert>
      {secret && (
        <Alert variant="default" icon={<KeyRound size={18} aria-hidden />}>
          <Group justify="space-between" gap="sm">
            <Text size="sm" flex="1 1 300px">
              {t('application.kept')}
            </Text>
            <CopyButton value={`${window.location.origin}/applications/${applicationId}#${secret}`}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? t('action.copied') : t('application.copy_link')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
      <div className={classes['columns']}>
        {editable ? (
          <EditApplication key={application.version} applicationId={applicationId} />
        ) : (
          <Panel title={t('application.sheet')}>
            <ApplicationSheet application={application} questions={questions} />
          </Panel>
        )}
        <Panel title={t('application.events')}>
          <EventLine events={events} />
        </Panel>
      </div>
    </Page>
  );
}

function EditApplication({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('membership');
  const { application } = useApplication(applicationId);
  const { types } = useMembershipTypes();
  const form = useForm<ApplicationValues>({ initialValues: applicationValues(application) });
  const questions =
    types.find(({ membership_type_id }) => membership_type_id === form.getValues().membership_type_id)?.questions ?? [];
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<'draft' | 'submit'>();
  const answering = application.state === 'more_asked';

  const save = async (submit: boolean) => {
    const faults = faultsOfApplication(form.getValues(), questions, submit);
    form.setErrors(faults);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setBusy(submit ? 'submit' : 'draft');
    const { error } = await api.PUT('/api/v1/membership-applications/{application_id}', {
      params: { path: { application_id: applicationId }, header: ifMatch(application.version) },
      headers: secretHeader(applicationId),
      body: applicationBody(form.getValues(), questions, submit),
    });
    setBusy(undefined);
    if (error) {
      form.setErrors(faultsOf(error));
      return setError(error);
    }
    form.resetDirty();
    await refresh('/api/v1/membership-applications');
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(true);
      }}
    >
      <Stack gap="lg">
        <ApplicationFields form={form} questions={questions} />
        <SaveBar>
          <div style={{ flex: 1 }}>
            <ProblemAlert error={error} />
          </div>
          {!answering && (
            <Button variant="default" loading={busy === 'draft'} onClick={() => void save(false)}>
              {t('apply.draft')}
            </Button>
          )}
          <Button type="submit" loading={busy === 'submit'}>
            {answering ? t('application.answer') : t('apply.submit')}
          </Button>
        </SaveBar>
      </Stack>
      <LeaveWarning unsaved={form.isDirty()} />
    </form>
  );
}
