import { Alert, Button, Group, List, Modal, ScrollArea, Stack, Table, Text, Textarea } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/client';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { AFTER, cellOf, type Indicator, type Observation } from './observations';
import { useFigureWords } from './useFigureWords';

interface Props {
  move: 'check' | 'publish';
  rows: readonly Observation[];
  indicators: readonly Indicator[];
  /** What is published now, for what would be replaced. */
  standing: readonly Observation[];
  onClose: (done: boolean) => void;
}

/** One step for several: what it would do to each first, then all of them or none. */
export function StepsDialog({ move, rows, indicators, standing, onClose }: Props) {
  const { t, nameOf, periodOf, shownValue, unitNameOf } = useFigureWords();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const indicatorOf = (one: Observation) => indicators.find(({ code }) => code === one.indicator);
  const titleOf = (one: Observation) => `${nameOf(indicatorOf(one))}, ${unitNameOf(one)}, ${periodOf(one)}`;
  const effectOf = (one: Observation) => {
    const states = `${t(`state.${one.state}`)} → ${t(`state.${AFTER[move]}`)}`;
    const before = move === 'publish' && standing.find((other) => cellOf(other) === cellOf(one));
    return before ? `${states}; ${t('queue.replaces', { value: shownValue(indicatorOf(one), before) })}` : states;
  };
  const failed = error === undefined ? undefined : problemOf(error);
  // The sentence begins with the id of the one that stands in the way.
  const culprit = rows.find(({ observation_id }) => failed?.detail?.includes(observation_id));

  const go = async () => {
    setBusy(true);
    setError(undefined);
    const { data, error: problem } = await api.POST('/api/v1/observations/steps', {
      body: {
        step: move,
        items: rows.map(({ observation_id, version }) => ({ observation_id, version })),
        reason: reason.trim() || null,
      },
    });
    setBusy(false);
    if (data) setDone(data.items.length);
    else setError(problem);
    await refresh('/api/v1/observations', '/api/v1/clusters');
  };
  return (
    <Modal
      opened
      size="lg"
      title={t(`steps.${move}`)}
      onClose={() => !busy && onClose(done !== undefined)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        {done === undefined && (
          <>
            <Text size="sm" fw={600}>
              {t('steps.preview', { count: rows.length })}
            </Text>
            <ScrollArea.Autosize
              mah={300}
              viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t(`steps.${move}`) }}
            >
              <Table fz="sm">
                <Table.Tbody>
                  {rows.map((one) => (
                    <Table.Tr key={one.observation_id}>
                      <Table.Td>
                        <Text size="sm" fw={500}>
                          {titleOf(one)}
                        </Text>
                        <Text size="sm">{shownValue(indicatorOf(one), one)}</Text>
                      </Table.Td>
                      <Table.Td c="dimmed">{effectOf(one)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea.Autosize>
            <Textarea
              label={t('steps.reason')}
              autosize
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        {done !== undefined && (
          <Alert color="vallis" variant="light" role="status" icon={<CircleCheck size={20} aria-hidden />}>
            {t(`steps.done_${move}`, { count: done })}
          </Alert>
        )}
        {failed && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            icon={<TriangleAlert size={20} aria-hidden />}
            title={t('steps.none')}
          >
            {culprit && failed.status === 412 ? (
              <List size="sm">
                <List.Item>{`${titleOf(culprit)}: ${t('step.first_why')}`}</List.Item>
              </List>
            ) : (
              <ProblemAlert error={error} />
            )}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={() => onClose(done !== undefined)}>
            {done !== undefined ? t('action.close') : t('action.cancel')}
          </Button>
          {done === undefined && (
            <Button loading={busy} onClick={() => void go()}>
              {t(`queue.several_${move}`, { count: rows.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
