import { FileInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { faultsOf } from '../../shared/problem';
import { ifMatch, refresh } from '../../shared/refresh';
import { sendFile } from '../../shared/sendFile';
import { Dialog, today } from '../registry/OrganisationActions';
import type { Membership } from './useMemberships';

/** Confirms a membership officially: by what, signed when, confirmed when. */
export function ProofDialog({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const [by, setBy] = useState<'file' | 'address'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [address, setAddress] = useState('');
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [signed, setSigned] = useState<string | null>(today());
  const [confirmed, setConfirmed] = useState<string | null>(today());
  const add = query.useMutation('post', '/api/v1/memberships/{membership_id}/proofs', {
    onSuccess: async () => {
      await refresh('/api/v1/memberships');
      onClose();
    },
  });
  const faults = faultsOf(add.error ?? {});
  const confirm = async () => {
    setFailed(undefined);
    setSending(true);
    try {
      // The document is kept first: a proof never points at nothing.
      const sent = by === 'file' ? await sendFile(file!, 'cluster') : undefined;
      add.mutate({
        params: { path: { membership_id: membership.membership_id } },
        body: {
          ...(sent ? { file_id: sent.file_id } : { address: address.trim() }),
          signed_on: signed!,
          confirmed_on: confirmed!,
        },
      });
    } catch (error) {
      setFailed(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog
      title={t('proof.add')}
      about={t('proof.why')}
      go={t('proof.go')}
      ready={Boolean((by === 'file' ? file : address.trim()) && signed && confirmed)}
      busy={sending || add.isPending}
      error={failed ?? add.error}
      onClose={onClose}
      onGo={() => void confirm()}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('proof.by')}
        data={(['file', 'address'] as const).map((one) => ({ value: one, label: t(`proof.by_${one}`) }))}
        value={by}
        onChange={(one) => setBy(one)}
      />
      {by === 'file' ? (
        <FileInput
          label={t('proof.file')}
          description={t('proof.file_why')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('proof.choose')}
          leftSection={<FileUp size={16} aria-hidden />}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          value={file}
          error={faults['file_id']}
          onChange={setFile}
        />
      ) : (
        <TextInput
          type="url"
          label={t('proof.address')}
          value={address}
          error={faults['address']}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      )}
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
