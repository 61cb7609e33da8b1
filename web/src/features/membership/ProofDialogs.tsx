import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { faultsOf } from '../../shared/problem';
import { ifMatch, refresh } from '../../shared/refresh';
import { Dialog, today } from '../registry/OrganisationActions';
import type { Membership } from './useMemberships';

/** Confirms a membership officially: by what, signed when, confirmed when. */
export function ProofDialog({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const [address, setAddress] = useState('');
  const [signed, setSigned] = useState<string | null>(today());
  const [confirmed, setConfirmed] = useState<string | null>(today());
  const add = query.useMutation('post', '/api/v1/memberships/{membership_id}/proofs', {
    onSuccess: async () => {
      await refresh('/api/v1/memberships');
      onClose();
    },
  });
  const faults = faultsOf(add.error ?? {});
  return (
    <Dialog
      title={t('proof.add')}
      about={t('proof.why')}
      go={t('proof.go')}
      ready={Boolean(address.trim() && signed && confirmed)}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onGo={() =>
        add.mutate({
          params: { path: { membership_id: membership.membership_id } },
          body: { address: address.trim(), signed_on: signed!, confirmed_on: confirmed! },
        })
      }
    >
      <TextInput
        type="url"
        label={t('proof.address')}
        value={address}
        error={faults['address']}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <DayInput label={t('proof.signed_on')} value={signed} onChange={setSigned} error={faults['signed_on']} />
      <DayInput
        label={t('proof.confirmed_on')}
        value={confirmed}
        onChange={setConfirmed}
        error={faults['confirmed_on']}
      />
    </Dialog>
  );
}

interface WithdrawProps {
  membershipId: string;
  proofId: string;
  version: number;
  onClose: () => void;
}

export function WithdrawProofDialog({ membershipId, proofId, version, onClose }: WithdrawProps) {
  const { t } = useTranslation('membership');
  const [on, setOn] = useState<string | null>(today());
  const [reason, setReason] = useState('');
  const withdraw = query.useMutation(
    'put',
    '/api/v1/memberships/{membership_id}/proofs/{membership_proof_id}/withdrawal',
    {
      onSuccess: async () => {
        await refresh('/api/v1/memberships');
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={t('proof.withdraw')}
      about={t('proof.withdraw_why')}
      go={t('proof.withdraw')}
      ready={Boolean(on && reason.trim())}
      busy={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onGo={() =>
        withdraw.mutate({
          params: { path: { membership_id: membershipId, membership_proof_id: proofId }, header: ifMatch(version) },
          body: { withdrawn_on: on!, reason: reason.trim() },
        })
      }
    >
      <DayInput label={t('proof.withdrawn_on')} value={on} onChange={setOn} />
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
      />
    </Dialog>
  );
}
