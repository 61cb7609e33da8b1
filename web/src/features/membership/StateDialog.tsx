import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { ifMatch, refresh } from '../../shared/refresh';
import { Dialog, today } from '../registry/OrganisationActions';
import type { Membership } from './useMemberships';

type State = NonNullable<Membership['state']>;

/** What may be decided by hand, from which states. */
export const MOVES = [
  { key: 'activate', from: ['pending'], state: 'active', cause: 'decided' },
  { key: 'suspend', from: ['active', 'grace'], state: 'suspended', cause: 'decided' },
  { key: 'resume', from: ['suspended'], state: 'active', cause: 'resumed' },
  { key: 'leave', from: ['active', 'grace', 'suspended', 'pending'], state: 'ended', cause: 'left' },
  { key: 'expel', from: ['active', 'grace', 'suspended'], state: 'ended', cause: 'expelled' },
  { key: 'close', from: ['lapsed'], state: 'ended', cause: 'unpaid' },
] as const satisfies readonly { key: string; from: readonly State[]; state: State; cause: string }[] as readonly {
  key: 'activate' | 'suspend' | 'resume' | 'leave' | 'expel' | 'close';
  from: readonly State[];
  state: State;
  cause: 'decided' | 'resumed' | 'left' | 'expelled' | 'unpaid';
}[];

interface Props {
  membership: Membership;
  move: (typeof MOVES)[number]['key'];
  onClose: () => void;
}

/** Adds a state to the history of a membership. Nothing of what was is overwritten. */
export function StateDialog({ membership, move, onClose }: Props) {
  const { t } = useTranslation('membership');
  const { state, cause } = MOVES.find(({ key }) => key === move)!;
  const [on, setOn] = useState<string | null>(move === 'leave' ? tomorrow() : today());
  const [reason, setReason] = useState('');
  const change = query.useMutation('put', '/api/v1/memberships/{membership_id}/state', {
    onSuccess: async () => {
      await refresh('/api/v1/clusters', '/api/v1/memberships');
      onClose();
    },
  });
  return (
    <Dialog
      title={t(`move.${move}`)}
      about={t(`move_why.${move}`)}
      go={t(`move.${move}`)}
      ready={Boolean(on && (reason.trim() || move === 'leave'))}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onGo={() =>
        change.mutate({
          params: { path: { membership_id: membership.membership_id }, header: ifMatch(membership.version) },
          body: { state, from_on: on!, cause, reason: reason.trim() },
        })
      }
    >
      <DayInput label={t('from_on')} value={on} onChange={setOn} />
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
      />
    </Dialog>
  );
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
