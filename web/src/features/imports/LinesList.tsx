import { Badge, Button, Radio, Stack, Text, UnstyledButton } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../app/client';
import { formatNumber } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { ifMatch, refresh } from '../../shared/refresh';
import { PAGED } from '../../shared/paged';
import type { Import, ImportLine } from './importFields';
import classes from './imports.module.css';

const ACTIONS = ['create', 'update', 'duplicate', 'error', 'skip'] as const;
type Action = (typeof ACTIONS)[number];

const COLOURS = { create: 'teal', update: 'blue', duplicate: 'yellow', error: 'red', skip: 'gray' } as const;

interface Props {
  data: Import;
  /** The import after a choice. */
  onChoice: (next: Import) => void;
  onError: (error: unknown) => void;
}

/** What each line will do, or did; by what it does, with numbers. */
export function LinesList({ data, onChoice, onError }: Props) {
  const { t } = useTranslation('imports');
  const [action, setAction] = useState<Action>();
  const lines = query.useInfiniteQuery(
    'get',
    '/api/v1/imports/{import_id}/lines',
    { params: { path: { import_id: data.import_id }, query: { action, limit: 100 } as never } },
    {
      ...PAGED,
      placeholderData: keepPreviousData,
    },
  );
  const rows = lines.data?.pages.flatMap(({ items }) => items) ?? [];

  const choose = async (line: ImportLine, choice: 'create' | 'update' | 'skip', record?: string) => {
    onError(undefined);
    const { data: next, error } = await api.PUT('/api/v1/imports/{import_id}/choices', {
      params: { path: { import_id: data.import_id }, header: ifMatch(data.version) },
      body: { lines: [{ line: line.line, choice, record_id: record ?? null }] },
    });
    if (next) onChoice(next);
    else onError(error);
    await refresh('/api/v1/imports');
  };
  return (
    <Stack gap="md">
      <div className={classes['counts']} role="group" aria-label={t('filter')}>
        {ACTIONS.map((one) => (
          <UnstyledButton
            key={one}
            className={classes['count']}
            aria-pressed={action === one}
            onClick={() => setAction(action === one ? undefined : one)}
          >
            <Text fz={22} fw={650} lh={1.1}>
              {formatNumber(data[`${one}_count`])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`action.${one}`)}
            </Text>
          </UnstyledButton>
        ))}
      </div>
      {rows.length === 0 && lines.isSuccess && <Text size="sm">{t('no_lines')}</Text>}
      {rows.length > 0 && (
        <ul className={classes['lines']}>
          {rows.map((line) => (
            <li key={line.line}>
              <Text size="sm" c="dimmed">
                {t('line', { number: line.line })}
              </Text>
              <div>
                {line.action && (
                  <Badge
                    variant="light"
                    color={COLOURS[line.action]}
                    c={`var(--state-${COLOURS[line.action]}, var(--mantine-color-text))`}
                    tt="none"
                  >
                    {t(`does.${line.action}`)}
                  </Badge>
                )}
              </div>
              <Line line={line} kind={data.kind} open={data.state === 'previewed'} onChoose={choose} />
            </li>
          ))}
        </ul>
      )}
      {lines.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={lines.isFetchingNextPage}
          onClick={() => void lines.fetchNextPage()}
        >
          {t('more_lines')}
        </Button>
      )}
    </Stack>
  );
}

interface LineProps {
  line: ImportLine;
  kind: Import['kind'];
  open: boolean;
  onChoose: (line: ImportLine, choice: 'create' | 'update' | 'skip', record?: string) => Promise<void>;
}

function Line({ line, kind, open, onChoose }: LineProps) {
  const { t } = useTranslation(['imports', 'registry']);
  const chosen = line.choice === 'update' ? line.record_id : line.choice;
  return (
    <Stack gap={4} miw={0}>
      <Text size="sm" fw={600}>
        {line.record_id && line.state === 'done' ? (
          <RecordLink kind={kind} id={line.record_id} name={line.name} />
        ) : (
          line.name
        )}
        {line.state !== 'open' && (
          <Text span size="sm" c="dimmed" fw={400}>
            {` · ${t(`line_state.${line.state}`)}`}
          </Text>
        )}
      </Text>
      {line.faults.map((fault) => (
        <Text key={fault.column + fault.what} size="sm" c="var(--mantine-color-error)">
          {fault.column && <strong>{`${fault.column}: `}</strong>}
          {fault.what}
        </Text>
      ))}
      {line.action === 'update' &&
        line.changes.map((change) => (
          <Text key={change.field} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {`${t(`registry:field.${change.field}`)}: `}
            {change.before && <span className={classes['was']}>{change.before}</span>}
            {` → ${change.after || t('emptied')}`}
          </Text>
        ))}
      {line.note && (
        <Text size="sm" c="dimmed">
          {line.note}
        </Text>
      )}
      {open && line.candidates.length > 0 && (
        <Radio.Group
          aria-label={t('choice.label', { name: line.name })}
          value={chosen ?? ''}
          onChange={(next) =>
            void (next === 'create' || next === 'skip' ? onChoose(line, next) : onChoose(line, 'update', next))
          }
        >
          <Stack gap={11} mt={6}>
            {line.candidates.map((one) => (
              <Radio
                key={one.record_id}
                size="xs"
                value={one.record_id}
                label={t('choice.update', {
                  name: one.name,
                  reason: t(`registry:similar.reason.${one.reason}`, one.reason),
                })}
              />
            ))}
            <Radio size="xs" value="create" label={t('choice.create')} />
            <Radio size="xs" value="skip" label={t('choice.skip')} />
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}

function RecordLink({ kind, id, name }: { kind: Import['kind']; id: string; name: string }) {
  return kind === 'people' ? (
    <AnchorLink to="/people/$personId" params={{ personId: id }} size="sm" fw={600}>
      {name}
    </AnchorLink>
  ) : (
    <AnchorLink to="/organisations/$organisationId" params={{ organisationId: id }} size="sm" fw={600}>
      {name}
    </AnchorLink>
  );
}
