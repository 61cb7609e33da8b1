import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { formatDate } from '../../shared/format';
import { ifMatch } from '../../shared/refresh';
import type { Effect } from '../registry/bulk';
import { BulkDialog } from '../registry/BulkDialog';
import { today } from '../registry/OrganisationActions';
import { MOVES } from './StateDialog';
import type { Membership } from './useMemberships';

export type MembershipBulk = 'list' | 'unlist' | 'draw' | 'suspend' | 'resume';

interface Props {
  action: MembershipBulk;
  rows: Membership[];
  onClose: (changed: boolean) => void;
}

/** One change of many memberships. */
export function BulkMembers({ action, rows, onClose }: Props) {
  const { t } = useTranslation('membership');
  const [on, setOn] = useState<string | null>(today());
  const [reason, setReason] = useState('');
  const [period, setPeriod] = useState(String(new Date().getFullYear()));
  const move = MOVES.find(({ key }) => key === action);

  const effectOf = (row: Membership): Effect => {
    const state = row.state ?? 'ended';
    const as = t(`membership_state.${state}`);
    if (move) {
      if (!move.from.includes(state)) return { skips: t('memberships.cannot', { state: as }) };
      return { does: `${as} → ${t(`membership_state.${move.state}`)}, ${on ? formatDate(on) : ''}` };
    }
    if (state === 'ended' || state === 'lapsed') return { skips: t('memberships.cannot', { state: as }) };
    if (action === 'draw') return { does: t('memberships.draw_for', { period }) };
    const listed = action === 'list';
    if (row.is_listed === listed) return { skips: t('memberships.same') };
    return { does: t(`memberships.will_${action}`) };
  };
  const work = async (row: Membership) => {
    const path = { path: { membership_id: row.membership_id } };
    const held = { ...path, header: ifMatch(row.version) };
    const call = () => {
      if (move) {
        return api.PUT('/api/v1/memberships/{membership_id}/state', {
          params: held,
          body: { state: move.state, from_on: on!, cause: move.cause, reason: reason.trim() },
        });
      }
      if (action === 'draw') {
        return api.POST('/api/v1/memberships/{membership_id}/dues', { params: path, body: { period } });
      }
      return api.PUT('/api/v1/memberships/{membership_id}', {
        params: held,
        body: {
          membership_type_id: row.membership_type_id,
          payer_id: row.payer_id,
          is_listed: action === 'list',
        },
      });
    };
    const { error } = await call();
    if (error) throw error as unknown as Error;
  };
  return (
    <BulkDialog
      title={t(`memberships.do.${action}`)}
      rows={rows}
      nameOf={({ organisation_name }) => organisation_name}
      effectOf={effectOf}
      work={work}
      ready={move ? Boolean(on && reason.trim()) : action !== 'draw' || /^\d{4}$/.test(period)}
      onClose={onClose}
      fields={
        <>
          {move && <DayInput label={t('from_on')} value={on} onChange={setOn} />}
          {move && (
            <Textarea
              label={t('reason')}
              autosize
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {action === 'draw' && (
            <TextInput
              label={t('renewals.year')}
              inputMode="numeric"
              w={140}
              value={period}
              onChange={(event) => setPeriod(event.currentTarget.value)}
            />
          )}
        </>
      }
    />
  );
}
