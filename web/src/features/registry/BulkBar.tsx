import { Button, Group, Menu, MultiSelect, Paper, Select, Stack, Text, Textarea } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { ifMatch, refresh } from '../../shared/refresh';
import { formatDate } from '../../shared/format';
import type { Effect } from './bulk';
import { BulkDialog } from './BulkDialog';
import type { Organisation } from './columns';
import { type DirectorySearch, queryOf } from './directorySearch';
import { today } from './OrganisationActions';
import { type Audience, AUDIENCES, bodyOf, type OrganisationValues, valuesOf } from './organisationForm';
import { useWords } from './words';

interface Props {
  /** What is ticked. */
  rows: Organisation[];
  search: DirectorySearch;
  /** How many the search finds. */
  total: number;
  onClear: () => void;
}

type Action = 'visibility' | 'specialisations' | 'end';

/** What can be done to all that is ticked, or to all that the search finds. */
export function BulkBar({ rows, search, total, onClear }: Props) {
  const { t } = useTranslation('registry');
  const [action, setAction] = useState<Action>();
  const [every, setEvery] = useState<Organisation[]>();
  const [reading, setReading] = useState(false);
  const chosen = every ?? rows;
  return (
    <Paper withBorder radius="md" px="md" py="xs" bg="var(--mantine-color-vallis-light)">
      <Group gap="sm">
        <Text size="sm" fw={600} c="var(--mantine-color-vallis-light-color)" aria-live="polite">
          {t('select.count', { count: chosen.length })}
        </Text>
        {!every && total > rows.length && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={reading}
            onClick={() => {
              setReading(true);
              void allOf(search)
                .then(setEvery)
                .finally(() => setReading(false));
            }}
          >
            {t('select.all', { count: total })}
          </Button>
        )}
        <Menu shadow="md" position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" rightSection={<ChevronDown size={15} aria-hidden />}>
              {t('bulk.open')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['visibility', 'specialisations', 'end'] as const).map((one) => (
              <Menu.Item key={one} onClick={() => setAction(one)}>
                {t(`bulk.action.${one}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('select.clear')}
        </Button>
      </Group>
      {action && (
        <Change
          action={action}
          rows={chosen}
          onClose={(changed) => {
            setAction(undefined);
            if (!changed) return;
            onClear();
            void refresh('/api/v1/organisations');
          }}
        />
      )}
    </Paper>
  );
}

function Change({
  action,
  rows,
  onClose,
}: {
  action: Action;
  rows: Organisation[];
  onClose: (changed: boolean) => void;
}) {
  const { t } = useTranslation('registry');
  const { specialisationChoices, specialisationOf } = useWords();
  const [audience, setAudience] = useState<Audience>('public');
  const [codes, setCodes] = useState<string[]>([]);
  const [on, setOn] = useState<string | null>(today());
  const [reason, setReason] = useState('');
  const does = {
    visibility: { part: () => ({ visibility: audience }), said: () => t(`visibility.${audience}.sentence`) },
    specialisations: {
      part: (values: OrganisationValues) => ({ specialisations: [...new Set([...values.specialisations, ...codes])] }),
      said: (row: Organisation) =>
        codes
          .filter((code) => !row.specialisations?.includes(code))
          .map((code) => `+ ${specialisationOf(code)}`)
          .join(', '),
    },
  };

  const effectOf = (row: Organisation): Effect => {
    if (row.ended_on) return { skips: t('ended', { on: formatDate(row.ended_on) }) };
    if (action === 'end') return { does: on ? t('ended', { on: formatDate(on) }) : '' };
    if (action === 'visibility' && (row.visibility ?? 'public') === audience) return { skips: t('bulk.same') };
    const said = does[action].said(row);
    return said ? { does: said } : { skips: t('bulk.same') };
  };
  const work = async (row: Organisation) => {
    const request = { params: { path: { organisation_id: row.organisation_id }, header: ifMatch(row.version) } };
    const values = valuesOf(row);
    const { error } =
      action === 'end'
        ? await api.PUT('/api/v1/organisations/{organisation_id}/end', {
            ...request,
            body: { ended_on: on!, reason: reason.trim() },
          })
        : await api.PUT('/api/v1/organisations/{organisation_id}', {
            ...request,
            body: bodyOf({ ...values, ...does[action].part(values) }),
          });
    if (error) throw error as unknown as Error;
  };
  return (
    <BulkDialog
      title={t(`bulk.action.${action}`)}
      rows={rows}
      nameOf={({ name }) => name}
      effectOf={effectOf}
      work={work}
      ready={action === 'end' ? Boolean(on && reason.trim()) : action === 'visibility' || codes.length > 0}
      onClose={onClose}
      fields={
        <Stack gap="sm">
          {action === 'visibility' && (
            <Select
              label={t('field.visibility')}
              allowDeselect={false}
              data={AUDIENCES.map((one) => ({ value: one, label: t(`visibility.${one}.sentence`) }))}
              value={audience}
              onChange={(next) => setAudience(next as Audience)}
            />
          )}
          {action === 'specialisations' && (
            <MultiSelect
              label={t('field.specialisations')}
              searchable
              data={specialisationChoices}
              value={codes}
              onChange={setCodes}
            />
          )}
          {action === 'end' && (
            <>
              <DayInput label={t('end.on')} value={on} onChange={setOn} />
              <Textarea
                label={t('reason')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                autosize
              />
            </>
          )}
        </Stack>
      }
    />
  );
}

/** Every organisation that a search finds, page by page. */
async function allOf(search: DirectorySearch): Promise<Organisation[]> {
  const all: Organisation[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET('/api/v1/organisations', {
      params: { query: { ...queryOf(search), limit: 200, cursor } },
    });
    if (!data) throw error as unknown as Error;
    all.push(...data.items);
    cursor = data.next ?? undefined;
  } while (cursor);
  return all;
}
