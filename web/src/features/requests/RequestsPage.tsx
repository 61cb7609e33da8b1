import { Alert, Button, Card, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { CircleCheck, Clock, ShieldCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatAgo, formatInstant, formatNumber } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { Lines, Slow } from '../../shared/Slow';
import { useMay, useMe } from '../../shared/useMe';
import { Tinted } from '../../shared/Tinted';

type Erasure = Item<'/api/v1/erasures'>;

/** Who asked to be erased, and what the staff decides about it. */
export function RequestsPage() {
  const { t } = useTranslation('requests');
  const { data, error, isPending, refetch } = query.useQuery('get', '/api/v1/erasures');
  const [open, setOpen] = useState<Erasure>();
  return (
    <Page title={t('title')} subtitle={t('subtitle')} width={860}>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {isPending && (
        <Slow>
          <Lines count={3} height={84} />
        </Slow>
      )}
      {data?.items.length === 0 && (
        <EmptyState icon={UserRoundX} title={t('none')}>
          {t('none_why')}
        </EmptyState>
      )}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((one) => (
          <li key={one.erasure_request_id}>
            <Request erasure={one} onOpen={() => setOpen(one)} />
          </li>
        ))}
      </Stack>
      {open && <Decision erasure={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

/** The account's name and address, where one may know them. */
function useAccount(accountId: string) {
  const may = useMay('manage_accounts');
  return query.useQuery(
    'get',
    '/api/v1/accounts/{account_id}',
    { params: { path: { account_id: accountId } } },
    { enabled: may },
  ).data;
}

function Request({ erasure, onOpen }: { erasure: Erasure; onOpen: () => void }) {
  const { t } = useTranslation('requests');
  const me = useMe();
  const account = useAccount(erasure.account_id);
  const own = me?.account_id === erasure.account_id;
  const asked = erasure.state === 'asked';
  const color = asked ? 'yellow' : 'teal';
  const icon = asked ? Clock : CircleCheck;
  return (
    <Card withBorder padding="md" component="article">
      <Group justify="space-between" gap="md">
        <div style={{ minWidth: 0, flex: '1 1 260px' }}>
          <Group gap="sm">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {account?.name ?? t('somebody')}
            </Text>
            <Tinted color={color} icon={icon}>
              {t(`state.${erasure.state}`)}
            </Tinted>
          </Group>
          {account?.email && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {account.email}
            </Text>
          )}
          <Text size="sm" mt={4}>
            {t('asked', { ago: formatAgo(erasure.asked_at) })} · {t('due', { when: formatInstant(erasure.due_at) })}
          </Text>
          {own && (
            <Text size="sm" c="dimmed" mt={4}>
              {t('own')}
            </Text>
          )}
        </div>
        <Button variant={asked && !own ? 'filled' : 'default'} onClick={onOpen}>
          {t(asked && !own ? 'decide' : 'look')}
        </Button>
      </Group>
    </Card>
  );
}

function Decision({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const { t, i18n } = useTranslation(['requests', 'account']);
  const me = useMe();
  const account = useAccount(erasure.account_id);
  const path = { path: { erasure_id: erasure.erasure_request_id } };
  const { data, error } = query.useQuery('get', '/api/v1/erasures/{erasure_id}/preview', { params: path });
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const done = async () => {
    await refresh('/api/v1/erasures');
    onClose();
  };
  // A colleague who was quicker is seen after the list is read again.
  const onError = () => void refresh('/api/v1/erasures');
  const agree = query.useMutation('post', '/api/v1/erasures/{erasure_id}/check', { onSuccess: done, onError });
  const refuse = query.useMutation('post', '/api/v1/erasures/{erasure_id}/refusal', { onSuccess: done, onError });
  const own = me?.account_id === erasure.account_id;
  const parts = data?.items.filter((part) => part.goes_count + part.stays_count > 0) ?? [];
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('of', { name: account?.name ?? t('somebody') })}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'app' }) }}
    >
      <Stack gap="md">
        <Text size="sm">{t('what_happens', { when: formatInstant(erasure.due_at) })}</Text>
        <ProblemAlert error={error} />
        {data && (
          <Table.ScrollContainer minWidth={420}>
            <Table verticalSpacing="xs" fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('erasure.part', { ns: 'account' })}</Table.Th>
                  <Table.Th ta="right">{t('erasure.goes', { ns: 'account' })}</Table.Th>
                  <Table.Th ta="right">{t('erasure.stays', { ns: 'account' })}</Table.Th>
                  <Table.Th>{t('erasure.why', { ns: 'account' })}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {parts.map((part) => (
                  <Table.Tr key={part.part}>
                    <Table.Td>{t(`part.${part.part}`, { ns: 'account', defaultValue: part.part })}</Table.Td>
                    <Table.Td ta="right">{formatNumber(part.goes_count)}</Table.Td>
                    <Table.Td ta="right">{formatNumber(part.stays_count)}</Table.Td>
                    <Table.Td>
                      <Text size="xs" c="dimmed">
                        {part.stays_count > 0 && (i18n.language === 'ru' ? part.why_stays.ru : part.why_stays.en)}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {own && (
          <Alert variant="light" icon={<ShieldCheck size={18} aria-hidden />}>
            {t('own')}
          </Alert>
        )}
        {refusing && (
          <Textarea
            label={t('reason')}
            description={t('reason_why')}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ProblemAlert error={agree.error ?? refuse.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('action.close', { ns: 'app' })}
          </Button>
          {!own && !refusing && (
            <Button variant="default" onClick={() => setRefusing(true)}>
              {t('refuse')}
            </Button>
          )}
          {!own && refusing && (
            <Button
              disabled={!reason.trim()}
              loading={refuse.isPending}
              onClick={() => refuse.mutate({ params: path, body: { version: erasure.version, reason: reason.trim() } })}
            >
              {t('refuse_go')}
            </Button>
          )}
          {!own && !refusing && erasure.state === 'asked' && (
            <Button
              color="red.8"
              loading={agree.isPending}
              onClick={() => agree.mutate({ params: path, body: { version: erasure.version } })}
            >
              {t('agree')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
