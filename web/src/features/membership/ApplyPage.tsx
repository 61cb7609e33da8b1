import { Button, List, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { ClipboardList } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatInstant } from '../../shared/format';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { AnchorLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { useMe } from '../../shared/useMe';
import { SaveBar } from '../registry/FormParts';
import { Panel } from '../registry/Panel';
import { ApplicationFields } from './ApplicationFields';
import {
  applicationBody,
  type ApplicationValues,
  faultsOfApplication,
  keepApplication,
  keptApplications,
  NO_APPLICATION,
} from './applicationForm';
import { useMembershipTypes } from './useMembershipTypes';

/** Applies for membership, with or without an account. */
export function ApplyPage({ organisation }: { organisation?: string }) {
  const { t, i18n } = useTranslation('membership');
  const navigate = useNavigate();
  const me = useMe();
  const { clusterId, types } = useMembershipTypes();
  const [kept] = useState(keptApplications);
  const form = useForm<ApplicationValues>({
    initialValues: {
      ...NO_APPLICATION,
      membership_type_id: types[0]?.membership_type_id ?? '',
      organisation_id: organisation ?? null,
      contact_name: me?.name ?? '',
      language: i18n.language === 'ru' ? 'ru' : 'en',
    },
  });
  const questions =
    types.find(({ membership_type_id }) => membership_type_id === form.getValues().membership_type_id)?.questions ?? [];
  const [error, setError] = useState<unknown>();
  const [state, setState] = useState<'open' | 'draft' | 'submit' | 'saved'>('open');

  const send = async (submit: boolean) => {
    const values = form.getValues();
    const faults = faultsOfApplication(values, questions, submit);
    form.setErrors(faults);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setState(submit ? 'submit' : 'draft');
    const { data, error } = await api.POST('/api/v1/clusters/{cluster_id}/membership-applications', {
      params: { path: { cluster_id: clusterId } },
      body: applicationBody(values, questions, submit),
    });
    if (!data) {
      setState('open');
      form.setErrors(faultsOf(error));
      return setError(error);
    }
    setState('saved');
    const { application_id } = data.application;
    keepApplication({
      application_id,
      secret: data.secret,
      name: values.organisation.name.trim(),
      at: new Date().toISOString(),
    });
    await navigate({ to: '/applications/$applicationId', params: { applicationId: application_id } });
  };

  if (types.length === 0) {
    return (
      <Page title={t('apply.title')}>
        <EmptyState icon={ClipboardList} title={t('apply.no_types')}>
          {t('apply.no_types_why')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('apply.title')} subtitle={t('apply.subtitle')} width={860}>
      {kept.length > 0 && (
        <Panel title={t('apply.kept')}>
          <List size="sm" spacing={4}>
            {kept.map((one) => (
              <List.Item key={one.application_id}>
                <AnchorLink
                  to="/applications/$applicationId"
                  params={{ applicationId: one.application_id }}
                  size="sm"
                  underline="always"
                >
                  {one.name}
                </AnchorLink>
                <Text span size="sm" c="dimmed">
                  {` · ${formatInstant(one.at)}`}
                </Text>
              </List.Item>
            ))}
          </List>
        </Panel>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(true);
        }}
      >
        <ApplicationFields form={form} questions={questions} />
        <SaveBar>
          <div style={{ flex: 1 }}>
            <ProblemAlert error={error} />
          </div>
          <Button variant="default" loading={state === 'draft'} onClick={() => void send(false)}>
            {t('apply.draft')}
          </Button>
          <Button type="submit" loading={state === 'submit'}>
            {t('apply.submit')}
          </Button>
        </SaveBar>
      </form>
      <LeaveWarning unsaved={form.isDirty() && state === 'open'} />
    </Page>
  );
}
