import {
  Button,
  Divider,
  Group,
  List,
  Modal,
  NumberInput,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { formatDate, formatMoney } from '../../shared/format';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { today } from '../registry/OrganisationActions';
import { digitsOf, minorOf } from './money';
import { StateBadge } from './StateBadge';
import { useInWords } from './useInWords';

export type Dues = Item<'/api/v1/clusters/{cluster_id}/dues'>;

/** What may be decided by hand, from which states; waivers and write-offs take a reason. */
export const DUES_MOVES = [
  { state: 'sent', from: ['draft'], reason: false },
  { state: 'waived', from: ['draft', 'sent', 'overdue'], reason: true },
  { state: 'written_off', from: ['sent', 'part_paid', 'overdue'], reason: true },
] as const;
export type DuesMove = (typeof DUES_MOVES)[number]['state'];

export const canMove = (dues: Dues, move: DuesMove) =>
  DUES_MOVES.some(({ state, from }) => state === move && (from as readonly string[]).includes(dues.state));

interface Props {
  dues: Dues;
  may: boolean;
  onClose: () => void;
}

/** One year's dues of one member: what they come to and why, what was paid, and what can be done about them. */
export function DuesDialog({ dues: first, may, onClose }: Props) {
  const { t } = useTranslation('membership');
  const inWords = useInWords();
  const path = { path: { membership_id: first.membership_id, dues_id: first.dues_id } };
  // After a payment the same dialog shows the new state.
  const dues =
    query.useQuery(
      'get',
      '/api/v1/memberships/{membership_id}/dues/{dues_id}',
      { params: path },
      { initialData: first, staleTime: 0 },
    ).data ?? first;
  const payments = query.useQuery('get', '/api/v1/memberships/{membership_id}/dues/{dues_id}/payments', {
    params: path,
  }).data?.items;
  const money = (minor: number) => formatMoney(minor, dues.currency_code);
  const open = dues.amount_minor - dues.paid_minor;
  const payable = may && ['sent', 'part_paid', 'overdue'].includes(dues.state);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('dues.of', { name: dues.organisation_name, period: inWords.period(dues) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        <Group gap="md">
          <Text fz={26} fw={650}>
            {money(dues.amount_minor)}
          </Text>
          <StateBadge of="dues" state={dues.state} />
          <Text size="sm" c="dimmed">
            {t('dues.due', { on: formatDate(dues.due_on) })}
          </Text>
        </Group>
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t('dues.why')}
          </Text>
          <List size="sm" spacing={2}>
            {dues.reasoning.map((line) => (
              <List.Item key={line.en}>{inWords.text(line)}</List.Item>
            ))}
          </List>
        </div>
        {payments && payments.length > 0 && (
          <div>
            <Text size="sm" fw={600} mb={4}>
              {t('dues.payments')}
            </Text>
            <Table fz="sm" withRowBorders={false} verticalSpacing={4}>
              <Table.Tbody>
                {payments.map((payment) => (
                  <Table.Tr key={payment.dues_payment_id}>
                    <Table.Td pl={0}>{formatDate(payment.paid_on)}</Table.Td>
                    <Table.Td>{payment.reference}</Table.Td>
                    <Table.Td ta="right">{money(payment.amount_minor)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
        {open > 0 && dues.paid_minor > 0 && <Text size="sm">{t('dues.left', { amount: money(open) })}</Text>}
        {payable && <Payment key={dues.version} dues={dues} />}
        {may && <Moves key={`moves${dues.version}`} dues={dues} />}
      </Stack>
    </Modal>
  );
}

const refreshDues = () => refresh('/api/v1/memberships', '/api/v1/clusters');

function Payment({ dues }: { dues: Dues }) {
  const { t } = useTranslation('membership');
  const digits = digitsOf(dues.currency_code);
  const [amount, setAmount] = useState<number | string>((dues.amount_minor - dues.paid_minor) / 10 ** digits);
  const [on, setOn] = useState<string | null>(today());
  const [reference, setReference] = useState('');
  const pay = query.useMutation('post', '/api/v1/memberships/{membership_id}/dues/{dues_id}/payments', {
    onSuccess: refreshDues,
  });
  const faults = faultsOf(pay.error ?? {});
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        pay.mutate({
          params: { path: { membership_id: dues.membership_id, dues_id: dues.dues_id } },
          body: { amount_minor: minorOf(amount, dues.currency_code), paid_on: on!, reference: reference.trim() },
        });
      }}
    >
      <Divider mb="md" label={t('dues.pay')} labelPosition="left" />
      <Group align="end" gap="sm">
        <NumberInput
          w={150}
          label={t('dues.amount', { currency: dues.currency_code })}
          value={amount}
          onChange={setAmount}
          decimalScale={digits}
          hideControls
          error={faults['amount_minor']}
        />
        <DayInput w={150} label={t('dues.paid_on')} value={on} onChange={setOn} error={faults['paid_on']} />
        <TextInput
          flex={1}
          miw={150}
          label={t('dues.reference')}
          value={reference}
          error={faults['reference']}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Button type="submit" loading={pay.isPending} disabled={!on || !reference.trim() || amount === ''}>
          {t('dues.record')}
        </Button>
      </Group>
      <ProblemAlert error={pay.error} />
    </form>
  );
}

function Moves({ dues }: { dues: Dues }) {
  const { t } = useTranslation('membership');
  const [move, setMove] = useState<DuesMove>();
  const [reason, setReason] = useState('');
  const change = query.useMutation('put', '/api/v1/memberships/{membership_id}/dues/{dues_id}/state', {
    onSuccess: refreshDues,
  });
  const moves = DUES_MOVES.filter(({ state }) => canMove(dues, state));
  if (moves.length === 0) return null;
  const go = (state: DuesMove) =>
    change.mutate({
      params: { path: { membership_id: dues.membership_id, dues_id: dues.dues_id }, header: ifMatch(dues.version) },
      body: { state, on: today(), reason: reason.trim() },
    });
  return (
    <Stack gap="sm">
      <Divider />
      <Group gap="xs">
        {moves.map(({ state, reason: needed }) => (
          <Button
            key={state}
            size="xs"
            variant={state === 'sent' ? 'filled' : 'default'}
            loading={change.isPending && change.variables?.body.state === state}
            onClick={() => (needed ? setMove(state) : go(state))}
          >
            {t(`dues_move.${state}`)}
          </Button>
        ))}
      </Group>
      {move && (
        <Group align="end" gap="sm">
          <Textarea
            flex={1}
            autosize
            label={t('dues.reason_for', { what: t(`dues_move.${move}`) })}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button disabled={!reason.trim()} loading={change.isPending} onClick={() => go(move)}>
            {t('action.confirm')}
          </Button>
        </Group>
      )}
      <ProblemAlert error={change.error} />
    </Stack>
  );
}
