import { Checkbox, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { refresh } from '../../shared/refresh';
import { Dialog, today } from '../registry/OrganisationActions';
import { useMembershipTypes } from './useMembershipTypes';

/** Makes an organisation a member without an application. */
export function AdmitDialog({ organisationId, onClose }: { organisationId: string; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const { clusterId, types, choices } = useMembershipTypes();
  const [type, setType] = useState<string | null>(types[0]?.membership_type_id ?? null);
  const [state, setState] = useState<'pending' | 'active'>('pending');
  const [on, setOn] = useState<string | null>(today());
  const [listed, setListed] = useState(true);
  const [reason, setReason] = useState('');
  const admit = query.useMutation('post', '/api/v1/clusters/{cluster_id}/memberships', {
    onSuccess: async () => {
      await refresh('/api/v1/clusters', '/api/v1/memberships');
      onClose();
    },
  });
  return (
    <Dialog
      title={t('admit.title')}
      go={t('admit.open')}
      ready={Boolean(type && on)}
      busy={admit.isPending}
      error={admit.error}
      onClose={onClose}
      onGo={() =>
        admit.mutate({
          params: { path: { cluster_id: clusterId } },
          body: {
            organisation_id: organisationId,
            membership_type_id: type!,
            state,
            from_on: on!,
            is_listed: listed,
            reason: reason.trim(),
          },
        })
      }
    >
      <Select label={t('type')} data={choices} value={type} onChange={setType} allowDeselect={false} />
      <AdmissionState value={state} onChange={setState} />
      <DayInput label={t('from_on')} value={on} onChange={setOn} />
      <Checkbox
        label={t('admit.listed')}
        checked={listed}
        onChange={(event) => setListed(event.currentTarget.checked)}
      />
      <Textarea
        label={t('admit.word')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
      />
    </Dialog>
  );
}

interface StateProps {
  value: 'pending' | 'active';
  onChange: (state: 'pending' | 'active') => void;
}

export function AdmissionState({ value, onChange }: StateProps) {
  const { t } = useTranslation('membership');
  return (
    <Radio.Group label={t('admit.state')} value={value} onChange={onChange}>
      <Stack gap={8} mt={6}>
        <Radio value="pending" label={t('admit.pending')} description={t('admit.pending_why')} />
        <Radio value="active" label={t('admit.active')} description={t('admit.active_why')} />
      </Stack>
    </Radio.Group>
  );
}
