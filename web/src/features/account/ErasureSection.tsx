import { Alert, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../app/client';
import { formatInstant, formatNumber } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/me/erasures'] });

/** Having my data erased: what goes and what must stay is shown before it is asked for. */
export function ErasureSection() {
  const { t } = useTranslation('account');
  const [opened, { open, close }] = useDisclosure();
  const current = query.useQuery('get', '/api/v1/me/erasures');
  const takeBack = query.useMutation('post', '/api/v1/me/erasure/withdrawal', { onSuccess: readAgain });
  const asked = current.data?.items.find(({ state }) => state === 'asked' || state === 'checked');
  return (
    <Section
      title={t('erasure.title')}
      lead={t('erasure.lead')}
      aside={
        !asked && (
          <Button variant="default" onClick={open}>
            {t('erasure.look')}
          </Button>
        )
      }
    >
      <ProblemAlert error={current.error ?? takeBack.error} />
      {asked && (
        <Alert variant="light" color="vallis" title={t(`erasure.state.${asked.state}`)}>
          <Stack gap="sm">
            <Text size="sm">{t('erasure.due', { when: formatInstant(asked.due_at) })}</Text>
            <Button
              variant="default"
              size="xs"
              style={{ alignSelf: 'start' }}
              onClick={() => takeBack.mutate({})}
              loading={takeBack.isPending}
            >
              {t('erasure.take_back')}
            </Button>
          </Stack>
        </Alert>
      )}
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('erasure.preview')}
        closeButtonProps={{ 'aria-label': t('action.close', { ns: 'app' }) }}
      >
        <ErasurePreview close={close} />
      </Modal>
    </Section>
  );
}

function ErasurePreview({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation('account');
  const { data, error } = query.useQuery('get', '/api/v1/me/erasure/preview');
  const ask = query.useMutation('post', '/api/v1/me/erasure', {
    onSuccess: async () => {
      await readAgain();
      close();
    },
  });
  const parts = data?.items.filter((part) => part.goes_count + part.stays_count > 0) ?? [];
  return (
    <Stack gap="md">
      <ProblemAlert error={error ?? ask.error} />
      <Table.ScrollContainer minWidth={420}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('erasure.part')}</Table.Th>
              <Table.Th ta="right">{t('erasure.goes')}</Table.Th>
              <Table.Th ta="right">{t('erasure.stays')}</Table.Th>
              <Table.Th>{t('erasure.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map((part) => (
              <Table.Tr key={part.part}>
                <Table.Td>{t(`part.${part.part}`, { defaultValue: part.part })}</Table.Td>
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
      <Group>
        <Button color="red.8" onClick={() => ask.mutate({})} loading={ask.isPending}>
          {t('erasure.ask')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('action.cancel', { ns: 'app' })}
        </Button>
      </Group>
    </Stack>
  );
}
