import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Menu,
  Popover,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useClipboard, useDebouncedCallback } from '@mantine/hooks';
import {
  Bookmark,
  Columns3,
  Download,
  LayoutGrid,
  Link2,
  Map as MapIcon,
  Search,
  SlidersHorizontal,
  Table2,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COLUMNS } from './columns';
import { type DirectorySearch, exportAddress, queryOf, SORTS } from './directorySearch';
import { useSavedViews } from './savedViews';

interface Props {
  search: DirectorySearch;
  onChange: (search: DirectorySearch) => void;
  columns: readonly string[];
  onColumns: (columns: string[]) => void;
  dense: boolean;
  onDense: (dense: boolean) => void;
  /** On a phone the filters are behind a button. */
  onFilters: () => void;
}

/** What is looked for, and how it is shown. */
export function ViewBar({ search, onChange, columns, onColumns, dense, onDense, onFilters }: Props) {
  const { t } = useTranslation('registry');
  const view = search.view ?? 'cards';
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end" wrap="wrap">
        <SearchBox key={search.q ?? ''} q={search.q} onChange={(q) => onChange({ ...search, q })} />
        <Button
          hiddenFrom="md"
          variant="default"
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
          onClick={onFilters}
        >
          {t('filter.open')}
        </Button>
        <SegmentedControl
          aria-label={t('view.label')}
          value={view}
          onChange={(next) => onChange({ ...search, view: next === 'cards' ? undefined : next })}
          data={[
            { value: 'cards', label: <Word icon={LayoutGrid} word={t('view.cards')} /> },
            { value: 'table', label: <Word icon={Table2} word={t('view.table')} /> },
            { value: 'map', label: <Word icon={MapIcon} word={t('view.map')} /> },
          ]}
        />
        <Select
          aria-label={t('sort.label')}
          w={190}
          allowDeselect={false}
          comboboxProps={{ withinPortal: true }}
          data={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          value={search.sort ?? 'name'}
          onChange={(sort) => onChange({ ...search, sort: !sort || sort === 'name' ? undefined : sort })}
        />
        <Group gap={6}>
          {view === 'table' && <ColumnsMenu columns={columns} onColumns={onColumns} dense={dense} onDense={onDense} />}
          <SavedViews list="organisations" search={search} onOpen={onChange} />
          <ExportMenu path="/api/v1/organisations/export" asked={queryOf(search)} />
        </Group>
      </Group>
    </Stack>
  );
}

function SearchBox({ q, onChange }: { q?: string; onChange: (q?: string) => void }) {
  const { t } = useTranslation('registry');
  const [text, setText] = useState(q ?? '');
  const later = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), 350);
  return (
    <TextInput
      type="search"
      flex="1 1 220px"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<Search size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}

function Word({ icon: Icon, word }: { icon: typeof MapIcon; word: string }) {
  return (
    <Group gap={6} wrap="nowrap" justify="center">
      <Icon size={16} aria-hidden />
      {word}
    </Group>
  );
}

function ColumnsMenu({
  columns,
  onColumns,
  dense,
  onDense,
}: Pick<Props, 'columns' | 'onColumns' | 'dense' | 'onDense'>) {
  const { t } = useTranslation('registry');
  return (
    <Popover position="bottom-end" shadow="md" width={230} trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={t('columns')}>
          <Columns3 size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={11}>
          <Text size="sm" fw={600}>
            {t('columns')}
          </Text>
          {COLUMNS.map(({ key }) => (
            <Checkbox
              key={key}
              size="xs"
              label={t(`column.${key}`)}
              checked={columns.includes(key)}
              onChange={() =>
                onColumns(columns.includes(key) ? columns.filter((one) => one !== key) : [...columns, key])
              }
            />
          ))}
          <Checkbox
            size="xs"
            mt={6}
            label={t('dense')}
            checked={dense}
            onChange={(event) => onDense(event.currentTarget.checked)}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface SavedProps<S> {
  list: string;
  search: S;
  onOpen: (search: S) => void;
}

/** Views that this browser keeps, and the link of the one that is shown. */
export function SavedViews<S extends object>({ list, search, onOpen }: SavedProps<S>) {
  const { t } = useTranslation('registry');
  const { views, save, forget } = useSavedViews(list);
  const [name, setName] = useState('');
  const { copy, copied } = useClipboard({ timeout: 2000 });
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={t('saved.label')}>
          <Bookmark size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {t('saved.label')}
          </Text>
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('saved.none')}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.name} justify="space-between" wrap="nowrap" gap="xs">
              <Button
                variant="subtle"
                size="compact-sm"
                justify="start"
                fullWidth
                onClick={() => onOpen(view.search as unknown as S)}
              >
                {view.name}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('saved.forget', { name: view.name })}
                onClick={() => forget(view.name)}
              >
                <Trash2 size={15} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!name.trim()) return;
              save({ name: name.trim(), search: plain(search) });
              setName('');
            }}
          >
            <Group gap="xs" align="end" wrap="nowrap">
              <TextInput
                size="xs"
                flex={1}
                label={t('saved.name')}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button size="xs" type="submit" disabled={!name.trim()}>
                {t('action.save')}
              </Button>
            </Group>
          </form>
          <Button
            size="xs"
            variant="default"
            leftSection={<Link2 size={15} aria-hidden />}
            onClick={() => copy(window.location.href)}
          >
            {copied ? t('action.copied') : t('saved.link')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function plain(search: object): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => typeof value === 'string'));
}

interface ExportProps {
  path: string;
  asked: Record<string, string | string[] | undefined>;
  formats?: readonly string[];
}

/** The list that is shown, as a file: the same filters, the same order, and nothing that one may not see. */
export function ExportMenu({ path, asked, formats = ['csv', 'xlsx', 'json', 'vcf'] }: ExportProps) {
  const { t } = useTranslation('registry');
  return (
    <Menu position="bottom-end" shadow="md" width={250}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('export.label')}>
          <Download size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.label')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(path, { ...asked, format })} download>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
