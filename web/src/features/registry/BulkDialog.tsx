import { Alert, Button, Group, List, Modal, Progress, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Effect, type Outcome, runAll } from './bulk';

interface Props<Row> {
  title: string;
  rows: readonly Row[];
  nameOf: (row: Row) => string;
  /** What will happen to a row, before anything does. */
  effectOf: (row: Row) => Effect;
  work: (row: Row) => Promise<void>;
  /** What must be said first: a day, a reason. */
  fields?: ReactNode;
  /** False while that is missing. */
  ready?: boolean;
  onClose: (changed: boolean) => void;
}

const SHOWN = 100;

/** One change for many: what it would do to each, how far it is, and what could not be done and why. */
export function BulkDialog<Row>({ title, rows, nameOf, effectOf, work, fields, ready = true, onClose }: Props<Row>) {
  const { t } = useTranslation('registry');
  const [outcomes, setOutcomes] = useState<readonly Outcome<Row>[]>();
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  const effects = rows.map((row) => ({ row, effect: effectOf(row) }));
  const changing = effects.filter(({ effect }) => 'does' in effect).map(({ row }) => row);
  const failed = outcomes?.filter(({ problem }) => problem) ?? [];
  const done = outcomes !== undefined && !running;

  const run = async () => {
    stopped.current = false;
    setRunning(true);
    setOutcomes([]);
    await runAll(changing, work, setOutcomes, () => stopped.current);
    setRunning(false);
  };

  return (
    <Modal
      opened
      size="lg"
      title={title}
      onClose={() => !running && onClose(outcomes !== undefined)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        {!outcomes && fields}
        {!outcomes && (
          <>
            <Text size="sm" fw={600}>
              {t('bulk.preview', { count: changing.length })}
              {rows.length > changing.length && ` ${t('bulk.left_alone', { count: rows.length - changing.length })}`}
            </Text>
            <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': title }}>
              <Table fz="sm">
                <Table.Tbody>
                  {effects.slice(0, SHOWN).map(({ row, effect }, index) => (
                    <Table.Tr key={index}>
                      <Table.Td fw={500}>{nameOf(row)}</Table.Td>
                      <Table.Td c={'does' in effect ? undefined : 'dimmed'}>
                        {'does' in effect ? effect.does : effect.skips}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              {effects.length > SHOWN && (
                <Text size="sm" c="dimmed" mt="xs">
                  {t('bulk.and_more', { count: effects.length - SHOWN })}
                </Text>
              )}
            </ScrollArea.Autosize>
          </>
        )}
        {outcomes && (
          <div aria-live="polite">
            <Progress.Root size="lg">
              <Progress.Section
                value={changing.length ? (100 * outcomes.length) / changing.length : 100}
                aria-label={t('bulk.progress', { done: outcomes.length, all: changing.length })}
              />
            </Progress.Root>
            <Text size="sm" mt="xs">
              {t('bulk.progress', { done: outcomes.length, all: changing.length })}
            </Text>
          </div>
        )}
        {done && failed.length === 0 && (
          <Alert color="vallis" variant="light" icon={<CircleCheck size={20} aria-hidden />}>
            {t('bulk.done', { count: outcomes.length })}
          </Alert>
        )}
        {failed.length > 0 && (
          <Alert
            color="red"
            variant="light"
            icon={<TriangleAlert size={20} aria-hidden />}
            title={t('bulk.failed', { count: failed.length })}
          >
            <List size="sm">
              {failed.map(({ row, problem }, index) => (
                <List.Item key={index}>
                  <strong>{nameOf(row)}</strong> – {problem}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group justify="end">
          {running && (
            <Button variant="default" onClick={() => (stopped.current = true)}>
              {t('bulk.stop')}
            </Button>
          )}
          {!running && (
            <Button variant="default" onClick={() => onClose(outcomes !== undefined)}>
              {done ? t('action.close') : t('action.cancel')}
            </Button>
          )}
          {!outcomes && (
            <Button disabled={!ready || changing.length === 0} onClick={() => void run()}>
              {t('bulk.go', { count: changing.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
