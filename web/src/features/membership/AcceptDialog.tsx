import { Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { ifMatch, refresh } from '../../shared/refresh';
import { Dialog, today } from '../registry/OrganisationActions';
import { OrganisationSelect } from '../registry/OrganisationSelect';
import { AdmissionState } from './AdmitDialog';
import type { Application } from './useApplication';
import { useSimilar } from './useSimilar';

/** Accepts an application: of which record, from when, and in what state the membership begins. */
export function AcceptDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const navigate = useNavigate();
  const similar = useSimilar(application.organisation);
  const linked = application.organisation_id ?? null;
  const [record, setRecord] = useState<'new' | 'there'>(linked ? 'there' : 'new');
  const [organisation, setOrganisation] = useState<string | null>(linked);
  const [state, setState] = useState<'pending' | 'active'>('pending');
  const [on, setOn] = useState<string | null>(today());
  const [listed, setListed] = useState(true);
  const [word, setWord] = useState('');
  const accept = query.useMutation('put', '/api/v1/membership-applications/{application_id}/acceptance', {
    onSuccess: async ({ organisation_id }) => {
      await refresh('/api/v1/membership-applications', '/api/v1/clusters', '/api/v1/organisations');
      await navigate({ to: '/organisations/$organisationId', params: { organisationId: organisation_id } });
    },
  });
  const name = String((application.organisation as { name: string }).name);
  return (
    <Dialog
      title={t('accept.title', { name })}
      go={t('review.accept')}
      ready={Boolean(on && (record === 'new' || organisation))}
      busy={accept.isPending}
      error={accept.error}
      onClose={onClose}
      onGo={() =>
        accept.mutate({
          params: { path: { application_id: application.application_id }, header: ifMatch(application.version) },
          body: {
            organisation_id: record === 'there' ? organisation : null,
            state,
            from_on: on!,
            is_listed: listed,
            reason: word.trim(),
          },
        })
      }
    >
      <Radio.Group
        label={t('accept.record')}
        value={record}
        onChange={(next) => setRecord(next)}
        error={record === 'new' && similar.length > 0 && t('accept.alike', { count: similar.length })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="new" label={t('accept.new')} />
          <Radio value="there" label={t('accept.there')} />
        </Stack>
      </Radio.Group>
      {record === 'there' && (
        <OrganisationSelect
          label={t('accept.which')}
          value={organisation}
          onChange={setOrganisation}
          name={linked ? name : undefined}
        />
      )}
      <AdmissionState value={state} onChange={setState} />
      <DayInput label={t('from_on')} value={on} onChange={setOn} />
      <Checkbox
        label={t('admit.listed')}
        checked={listed}
        onChange={(event) => setListed(event.currentTarget.checked)}
      />
      <Textarea
        label={t('accept.word')}
        autosize
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
    </Dialog>
  );
}
