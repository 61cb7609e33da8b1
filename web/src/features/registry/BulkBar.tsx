import { Button, Group, Menu, MultiSelect, Paper, Select, Stack, Text, Textarea } from '@mantine/core';
import { ChevronDown, CircleOff, Download, Eye, Minus, Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { type DirectorySearch, exportAddress, queryOf } from './directorySearch';
import { today } from './OrganisationActions';
import type { OrganisationChange } from './organisationBulk';
import { type Chosen, OrganisationBulkDialog } from './OrganisationBulkDialog';
import { type Audience, AUDIENCES } from './organisationForm';
import classes from './registry.module.css';
import { useWords } from './words';

interface Props {
  /** What is ticked. */
  rows: readonly Chosen[];
  search: DirectorySearch;
  /** How many the search finds. */
  total: number;
  onClear: () => void;
}

const ACTIONS = [
  { key: 'visibility', icon: Eye },
  { key: 'kind', icon: Tag },
  { key: 'add', icon: Plus },
  { key: 'remove', icon: Minus },
  { key: 'end', icon: CircleOff },
] as const;
type Action = (typeof ACTIONS)[number]['key'];

/** An address holds no more ids than that. */
const MOST_IN_ADDRESS = 300;

/** What can be done to all that is ticked, or to all that the search finds. */
export function BulkBar({ rows, search, total, onClear }: Props) {
  const { t } = useTranslation('registry');
  const [action, setAction] = useState<Action>();
  const [every, setEvery] = useState<Chosen[]>();
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<unknown>();
  const chosen = every ?? rows;
  const asked = every ? queryOf(search) : { id: rows.map(({ organisation_id }) => organisation_id), state: ['all'] };
  return (
    <Paper className={classes['bulk']} withBorder radius="md" px="md" py="xs">
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
              setError(undefined);
              allOf(search)
                .then(setEvery, setError)
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
            {ACTIONS.map(({ key, icon: Icon }) => (
              <Menu.Item key={key} leftSection={<Icon size={16} aria-hidden />} onClick={() => setAction(key)}>
                {t(`bulk.action.${key}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {(every || rows.length <= MOST_IN_ADDRESS) && (
          <Menu shadow="md" position="bottom-start">
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<Download size={15} aria-hidden />}>
                {t('bulk.export')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(['csv', 'xlsx', 'json', 'vcf'] as const).map((format) => (
                <Menu.Item
                  key={format}
                  component="a"
                  href={exportAddress('/api/v1/organisations/export', { ...asked, format })}
                  download
                >
                  {t(`export.${format}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('select.clear')}
        </Button>
      </Group>
      <ProblemAlert error={error} />
      {action && (
        <Change
          action={action}
          rows={chosen}
          onClose={(changed) => {
            setAction(undefined);
            if (!changed) return;
            onClear();
            void refresh('/api/v1/organisations', '/api/v1/search');
          }}
        />
      )}
    </Paper>
  );
}

interface ChangeProps {
  action: Action;
  rows: readonly Chosen[];
  onClose: (changed: boolean) => void;
}

function Change({ action, rows, onClose }: ChangeProps) {
  const { t } = useTranslation('registry');
  const { kindChoices, specialisationChoices } = useWords();
  const [audience, setAudience] = useState<Audience | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [on, setOn] = useState<string | null>(today());
  const [reason, setReason] = useState('');
  const change: Record<Action, OrganisationChange | false | null> = {
    visibility: audience && { ...NOTHING, visibility: audience },
    kind: kind !== null && { ...NOTHING, kind },
    add: codes.length > 0 && { ...NOTHING, add_specialisations: codes },
    remove: codes.length > 0 && { ...NOTHING, remove_specialisations: codes },
    end: on !== null && reason.trim() !== '' && { ...NOTHING, ending: { ended_on: on, reason: reason.trim() } },
  };
  return (
    <OrganisationBulkDialog
      title={t(`bulk.action.${action}`)}
      rows={rows}
      change={useSame(change[action] || undefined)}
      onClose={onClose}
      fields={
        <Stack gap="sm">
          {action === 'visibility' && (
            <Select
              label={t('field.visibility')}
              allowDeselect={false}
              data-autofocus
              data={AUDIENCES.map((one) => ({ value: one, label: t(`visibility.${one}.sentence`) }))}
              value={audience}
              onChange={(next) => setAudience(next)}
            />
          )}
          {action === 'kind' && (
            <Select
              label={t('field.kind')}
              searchable
              data-autofocus
              data={kindChoices}
              value={kind}
              onChange={setKind}
            />
          )}
          {(action === 'add' || action === 'remove') && (
            <MultiSelect
              label={t('field.specialisations')}
              searchable
              data-autofocus
              data={specialisationChoices}
              value={codes}
              onChange={setCodes}
            />
          )}
          {action === 'end' && (
            <>
              <Text size="sm">{t('bulk.end_why')}</Text>
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

const NOTHING: OrganisationChange = {};

/** The same object for as long as it says the same. */
function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

/** Every organisation that a search finds, page by page, with no more of each than a change needs. */
async function allOf(search: DirectorySearch): Promise<Chosen[]> {
  const all: Chosen[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET('/api/v1/organisations', {
      params: { query: { ...queryOf(search), fields: 'organisation_id,name,version', limit: 200, cursor } },
    });
    if (!data) throw error as unknown as Error;
    all.push(...data.items);
    cursor = data.next ?? undefined;
  } while (cursor);
  return all;
}
