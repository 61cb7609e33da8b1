import { Alert, Button, Group, List, Modal, Progress, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert, Undo2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines } from '../../shared/Slow';
import {
  type BulkResult,
  type BulkRow,
  counted,
  inParts,
  listDifference,
  MOST,
  type OrganisationChange,
  PART,
  sendBulk,
  undoRows,
} from './organisationBulk';
import { useWords } from './words';

export interface Chosen {
  organisation_id: string;
  name: string;
  version: number;
}

interface Props {
  title: string;
  rows: readonly Chosen[];
  /** What to change; absent while something must be said first. */
  change?: OrganisationChange;
  fields: ReactNode;
  onClose: (changed: boolean) => void;
}

const SHOWN = 200;

/**
 * One change for many organisations. The server says what it would do to each before it is done: it runs the change and
 * takes it back. What was done can be taken back as well, where that is possible.
 */
export function OrganisationBulkDialog({ title, rows, change, fields, onClose }: Props) {
  const { t } = useTranslation('registry');
  const [run, setRun] = useState<Run>();
  const [error, setError] = useState<unknown>();
  const stopped = useRef(false);
  const asked: BulkRow[] = rows.map(({ organisation_id, version }) => ({ organisation_id, version }));
  const [settled] = useDebouncedValue(change, 250);
  const preview = useQuery({
    queryKey: ['bulk-preview', settled, asked],
    queryFn: () => inParts(asked, MOST, (part) => sendBulk({ dry_run: true, change: settled!, rows: part })),
    enabled: settled !== undefined && !run,
    gcTime: 0,
    staleTime: 0,
  });
  const current = settled === change && settled !== undefined ? preview.data : undefined;
  const would = counted(current ?? []);
  const busy = run?.running ?? false;

  const start = async (kind: Run['kind'], rows: BulkRow[], common?: OrganisationChange) => {
    stopped.current = false;
    setError(undefined);
    const told = (results: readonly BulkResult[], running: boolean) =>
      setRun({ kind, running, results, all: rows.length });
    told([], true);
    let latest: readonly BulkResult[] = [];
    try {
      await inParts(
        rows,
        PART,
        (part) => sendBulk({ dry_run: false, change: common ?? null, rows: part }),
        (results) => told((latest = results), true),
        () => stopped.current,
      );
    } catch (failed) {
      setError(failed);
    }
    told(latest, false);
  };

  return (
    <Modal
      opened
      size="lg"
      title={title}
      onClose={() => !busy && onClose(run !== undefined)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        {!run && fields}
        {!run && change && (
          <>
            <ProblemAlert error={preview.error} retry={() => void preview.refetch()} />
            {!current && !preview.error && <Lines count={3} height={34} />}
            {current && (
              <>
                <Text size="sm" fw={600} aria-live="polite">
                  {t('bulk.preview', { count: would.changed })}
                  {would.unchanged > 0 && ` ${t('bulk.left_alone', { count: would.unchanged })}`}
                  {would.refused > 0 && ` ${t('bulk.would_fail', { count: would.refused })}`}
                </Text>
                <Effects results={current} names={rows} label={title} />
              </>
            )}
          </>
        )}
        {run && <Done run={run} names={rows} />}
        <ProblemAlert error={error} />
        <Group justify="end">
          {busy && (
            <Button variant="default" onClick={() => (stopped.current = true)}>
              {t('bulk.stop')}
            </Button>
          )}
          {run && !busy && run.kind === 'change' && undoRows(run.results).length > 0 && (
            <Button
              variant="default"
              leftSection={<Undo2 size={16} aria-hidden />}
              onClick={() => void start('undo', undoRows(run.results))}
            >
              {t('bulk.undo', { count: undoRows(run.results).length })}
            </Button>
          )}
          {!busy && (
            <Button variant={run ? 'filled' : 'default'} onClick={() => onClose(run !== undefined)}>
              {run ? t('action.close') : t('action.cancel')}
            </Button>
          )}
          {!run && (
            <Button disabled={!current || would.changed === 0} onClick={() => void start('change', asked, change)}>
              {t('bulk.go', { count: would.changed })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface Run {
  kind: 'change' | 'undo';
  running: boolean;
  results: readonly BulkResult[];
  all: number;
}

function Done({ run, names }: { run: Run; names: readonly Chosen[] }) {
  const { t } = useTranslation('registry');
  const done = counted(run.results);
  const progress = t('bulk.progress', { done: run.results.length, all: run.all });
  const refused = run.results.filter(({ outcome }) => outcome === 'refused');
  return (
    <>
      <div aria-live="polite">
        <Progress.Root size="lg">
          <Progress.Section value={run.all ? (100 * run.results.length) / run.all : 100} aria-label={progress} />
        </Progress.Root>
        <Text size="sm" mt="xs">
          {progress}
        </Text>
      </div>
      {!run.running && (
        <Alert color="vallis" variant="light" icon={<CircleCheck size={20} aria-hidden />} role="status">
          {t(run.kind === 'undo' ? 'bulk.undone' : 'bulk.done', { count: done.changed })}
          {done.unchanged > 0 && ` ${t('bulk.left_alone', { count: done.unchanged })}`}
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert
          color="red"
          variant="light"
          icon={<TriangleAlert size={20} aria-hidden />}
          title={t('bulk.failed', { count: refused.length })}
        >
          <List size="sm">
            {refused.map((one) => (
              <List.Item key={one.organisation_id}>
                <strong>{nameOf(one, names)}</strong> – {one.problem}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}

/** Row by row what would become of it; what changes or is refused stands first. */
function Effects({ results, names, label }: { results: BulkResult[]; names: readonly Chosen[]; label: string }) {
  const { t } = useTranslation('registry');
  const sentence = useSentence();
  const order = { refused: 0, changed: 1, unchanged: 2 };
  const rows = [...results].sort((a, b) => order[a.outcome] - order[b.outcome]);
  return (
    <ScrollArea.Autosize mah={300} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
      <Table fz="sm">
        <Table.Tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <Table.Tr key={row.organisation_id}>
              <Table.Td fw={500}>{nameOf(row, names)}</Table.Td>
              <Table.Td c={row.outcome === 'unchanged' ? 'dimmed' : undefined}>
                {row.outcome === 'refused' ? (
                  <Text span size="sm" c="var(--mantine-color-error)">
                    {row.problem}
                  </Text>
                ) : row.outcome === 'unchanged' ? (
                  t('bulk.same')
                ) : (
                  row.changes.map(sentence).join(' · ')
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > SHOWN && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('bulk.and_more', { count: rows.length - SHOWN })}
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}

const nameOf = ({ organisation_id, name }: BulkResult, names: readonly Chosen[]) =>
  name ?? names.find((one) => one.organisation_id === organisation_id)?.name ?? organisation_id;

/** A change of one field in words: "Clinic → Startup", "+ Oncology", "Ended on 31 January 2026". */
function useSentence() {
  const { t } = useTranslation('registry');
  const { kindOf, specialisationOf } = useWords();
  return ({ field, before, after }: BulkResult['changes'][number]): string => {
    switch (field) {
      case 'kind':
        return `${kindOf(before)} → ${kindOf(after)}`;
      case 'visibility':
        return `${t(`visibility.${before}.word`)} → ${t(`visibility.${after}.word`)}`;
      case 'specialisations': {
        const { added, removed } = listDifference(before, after);
        return [
          ...added.map((one) => `+ ${specialisationOf(one)}`),
          ...removed.map((one) => `− ${specialisationOf(one)}`),
        ].join(', ');
      }
      case 'ended_on':
        return t('ended', { on: formatDate(after) });
      default:
        return `${t(`field.${field}`)}: ${before || '–'} → ${after || '–'}`;
    }
  };
}
