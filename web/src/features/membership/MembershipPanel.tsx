import { Anchor, Badge, Button, Checkbox, Collapse, Group, Menu, Stack, Text } from '@mantine/core';
import { BadgeCheck, ChevronDown, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { FileLink } from '../../shared/FileLink';
import { formatDate, formatMoney } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { useMay } from '../../shared/useMe';
import { Panel } from '../registry/Panel';
import classes from '../registry/registry.module.css';
import { useCluster } from '../registry/words';
import { AdmitDialog } from './AdmitDialog';
import { DuesDialog } from './DuesDialog';
import { ProofDialog, WithdrawProofDialog } from './ProofDialogs';
import { StateBadge } from './StateBadge';
import { MOVES, StateDialog } from './StateDialog';
import { useInWords } from './useInWords';
import { type Membership, useMembershipsOf } from './useMemberships';

/** What an organisation is and was to the cluster, with history and proof; for staff, board and its administrators. */
export function MembershipPanel({ organisationId, may }: { organisationId: string; may: boolean }) {
  const { t } = useTranslation('membership');
  const staff = useMay('manage_members');
  const { data, error } = useMembershipsOf(organisationId);
  const [admitting, setAdmitting] = useState(false);
  if (!data && !error) return null;
  if (data?.length === 0 && !may) return null;
  const open = data?.some(({ state }) => state !== 'ended') ?? false;
  return (
    <Panel
      title={t('panel.title')}
      action={
        staff &&
        data &&
        !open && (
          <Button size="compact-sm" variant="light" onClick={() => setAdmitting(true)}>
            {t('admit.open')}
          </Button>
        )
      }
    >
      <ProblemAlert error={error} />
      {data?.length === 0 && (
        <Stack gap="sm" align="start">
          <Text size="sm" c="dimmed">
            {t('panel.none')}
          </Text>
          {!staff && (
            <ButtonLink size="xs" to="/apply" search={{ organisation: organisationId }}>
              {t('apply.open')}
            </ButtonLink>
          )}
        </Stack>
      )}
      <Stack gap="xl">
        {data?.map((one, i) => (
          <Spell key={one.membership_id} membership={one} newest={i === 0} staff={staff} may={may} />
        ))}
      </Stack>
      {admitting && <AdmitDialog organisationId={organisationId} onClose={() => setAdmitting(false)} />}
    </Panel>
  );
}

interface SpellProps {
  membership: Membership;
  newest: boolean;
  staff: boolean;
  may: boolean;
}

/** One unbroken spell of membership. */
function Spell({ membership, newest, staff, may }: SpellProps) {
  const { t } = useTranslation('membership');
  const [open, setOpen] = useState(newest);
  const [move, setMove] = useState<(typeof MOVES)[number]['key']>();
  const path = { path: { membership_id: membership.membership_id } };
  const list = query.useMutation('put', '/api/v1/memberships/{membership_id}', {
    onSuccess: () => refresh('/api/v1/clusters', '/api/v1/memberships'),
  });
  const moves = MOVES.filter(({ from }) => from.includes(membership.state ?? 'ended')).filter(
    ({ key }) => staff || (may && key === 'leave'),
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          <StateBadge of="membership" state={membership.state ?? 'ended'} />
          <Badge variant="default" tt="none" fw={500}>
            {t(`tier.${membership.tier}`, membership.tier)}
          </Badge>
        </Group>
        {moves.length > 0 && (
          <Menu shadow="md" position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
                {t('panel.change')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {moves.map(({ key }) => (
                <Menu.Item key={key} onClick={() => setMove(key)}>
                  {t(`move.${key}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <Text size="sm">
        {membership.joined_on
          ? t('panel.since', { on: formatDate(membership.joined_on) })
          : t('panel.applied', { on: formatDate(membership.begins_on) })}
        {membership.left_on && ` · ${t('panel.left', { on: formatDate(membership.left_on) })}`}
      </Text>
      {may && membership.state !== 'ended' && (
        <Checkbox
          size="xs"
          label={t('panel.listed')}
          checked={membership.is_listed}
          disabled={list.isPending}
          onChange={(event) =>
            list.mutate({
              params: { ...path, header: ifMatch(membership.version) },
              body: {
                membership_type_id: membership.membership_type_id,
                payer_id: membership.payer_id,
                is_listed: event.currentTarget.checked,
              },
            })
          }
        />
      )}
      <ProblemAlert error={list.error} />
      {!newest && (
        <Button size="compact-xs" variant="subtle" w="fit-content" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('panel.history')}
        </Button>
      )}
      <Collapse expanded={open}>{open && <Details membership={membership} staff={staff} may={may} />}</Collapse>
      {move && <StateDialog membership={membership} move={move} onClose={() => setMove(undefined)} />}
    </Stack>
  );
}

function Details({ membership, staff, may }: Omit<SpellProps, 'newest'>) {
  return (
    <Stack gap="lg" mt="xs">
      <History membership={membership} />
      <Proofs membership={membership} staff={staff} />
      <OwnDues membership={membership} staff={staff} />
      {may && membership.state !== 'ended' && <Inheritance membership={membership} />}
    </Stack>
  );
}

/** Every state with its day and cause; what a later entry corrected is struck out and stays. */
function History({ membership }: { membership: Membership }) {
  const { t } = useTranslation('membership');
  const { data } = query.useQuery('get', '/api/v1/memberships/{membership_id}/states', {
    params: { path: { membership_id: membership.membership_id } },
  });
  const corrected = new Set(data?.items.map(({ supersedes }) => supersedes));
  return (
    <div>
      <Text size="sm" fw={600} mb="xs">
        {t('panel.history')}
      </Text>
      <ol className={classes['line']}>
        {data?.items.map((entry) => {
          const struck = corrected.has(entry.membership_state_id);
          return (
            <li key={entry.membership_state_id}>
              <Text size="sm" fw={550} className={struck ? classes['struck'] : undefined}>
                {t(`membership_state.${entry.state}`)}
                <Text span size="sm" c="dimmed" fw={400}>
                  {` · ${formatDate(entry.from_on)} · ${t(`cause.${entry.cause}`)}`}
                </Text>
              </Text>
              {struck && (
                <Text size="xs" c="dimmed">
                  {t('panel.corrected')}
                </Text>
              )}
              {entry.reason && (
                <Text size="xs" c="dimmed">
                  {entry.reason}
                </Text>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** By what the membership is officially confirmed. */
function Proofs({ membership, staff }: { membership: Membership; staff: boolean }) {
  const { t } = useTranslation('membership');
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<string>();
  const { data } = query.useQuery('get', '/api/v1/memberships/{membership_id}/proofs', {
    params: { path: { membership_id: membership.membership_id } },
  });
  const chosen = data?.items.find((one) => one.membership_proof_id === withdrawing);
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {t('proof.title')}
        </Text>
        {staff && membership.state !== 'ended' && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAdding(true)}>
            {t('proof.add')}
          </Button>
        )}
      </Group>
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('proof.none')}
        </Text>
      )}
      <Stack gap={8}>
        {data?.items.map((proof) => (
          <Group key={proof.membership_proof_id} gap={8} wrap="nowrap" align="start">
            <BadgeCheck
              size={18}
              aria-hidden
              color={proof.withdrawn_on ? 'var(--mantine-color-dimmed)' : 'var(--group-1)'}
              style={{ flex: 'none', marginTop: 2 }}
            />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" className={proof.withdrawn_on ? classes['struck'] : undefined}>
                {t('proof.confirmed', { on: formatDate(proof.confirmed_on) })}
              </Text>
              <Text size="xs" c="dimmed">
                {t('proof.signed', { on: formatDate(proof.signed_on) })}
                {proof.withdrawn_on && ` · ${t('proof.withdrawn', { on: formatDate(proof.withdrawn_on) })}`}
                {proof.withdrawn_reason && ` – ${proof.withdrawn_reason}`}
              </Text>
              {proof.file_id && <FileLink fileId={proof.file_id} />}
              {proof.address && (
                <Anchor href={proof.address} size="xs" target="_blank" rel="noreferrer">
                  {t('proof.document')}
                </Anchor>
              )}
            </div>
            {staff && !proof.withdrawn_on && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => setWithdrawing(proof.membership_proof_id)}
              >
                {t('proof.withdraw')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {adding && <ProofDialog membership={membership} onClose={() => setAdding(false)} />}
      {chosen && (
        <WithdrawProofDialog
          membershipId={membership.membership_id}
          proofId={chosen.membership_proof_id}
          version={chosen.version}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </div>
  );
}

function OwnDues({ membership, staff }: { membership: Membership; staff: boolean }) {
  const { t } = useTranslation('membership');
  const inWords = useInWords();
  const [open, setOpen] = useState<string>();
  const { data } = query.useQuery('get', '/api/v1/memberships/{membership_id}/dues', {
    params: { path: { membership_id: membership.membership_id } },
  });
  const [all, setAll] = useState(false);
  const rows = [...(data?.items ?? [])].sort((a, b) => b.period_first.localeCompare(a.period_first));
  const chosen = rows.find(({ dues_id }) => dues_id === open);
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {t('dues.title')}
      </Text>
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('dues.none_yet')}
        </Text>
      )}
      <Stack gap={8}>
        {rows.slice(0, all ? undefined : 3).map((dues) => (
          <Group key={dues.dues_id} justify="space-between" gap="xs" wrap="nowrap">
            <Anchor
              component="button"
              size="sm"
              ta="left"
              onClick={() => setOpen(dues.dues_id)}
              aria-label={t('dues.open', { period: inWords.period(dues) })}
            >
              {inWords.period(dues)}
            </Anchor>
            <Text size="sm">{formatMoney(dues.amount_minor, dues.currency_code)}</Text>
            <StateBadge of="dues" state={dues.state} />
          </Group>
        ))}
      </Stack>
      {rows.length > 3 && !all && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(true)}>
          {t('dues.show_all', { count: rows.length })}
        </Button>
      )}
      {chosen && <DuesDialog dues={chosen} may={staff} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** Whose rights come from the membership, and for whom that failed and why. */
function Inheritance({ membership }: { membership: Membership }) {
  const { t } = useTranslation('membership');
  const cluster = useCluster();
  const { data } = query.useQuery(
    'get',
    '/api/v1/memberships/{membership_id}/inheritance',
    { params: { path: { membership_id: membership.membership_id } } },
    { enabled: Boolean(cluster), retry: false },
  );
  if (!data || data.items.length === 0) return null;
  const failed = data.items.filter(({ inheritance }) => inheritance !== 'inherits');
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {t('inherit.title')}
      </Text>
      <Text size="sm">{t('inherit.count', { count: data.items.length - failed.length, all: data.items.length })}</Text>
      {failed.length > 0 && (
        <Stack gap={6} mt="xs">
          {failed.map((one) => (
            <Group key={one.person_id} gap={8} wrap="nowrap" align="start">
              <ShieldAlert size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
              <Text size="sm">
                {one.name}
                <Text span size="sm" c="dimmed">
                  {` – ${t(`inherit.${one.inheritance}`)}`}
                </Text>
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </div>
  );
}
