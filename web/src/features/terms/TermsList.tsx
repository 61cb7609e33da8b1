import { ActionIcon, Button, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { CalendarClock, CircleCheck, CircleSlash, EllipsisVertical, type LucideIcon, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/EmptyState';
import { formatDate } from '../../shared/format';
import { type SimpleColumn, SimpleTable } from '../membership/SimpleTable';
import { type Dated, standingOn } from './versions';
import { Tinted } from '../../shared/Tinted';

interface Props<Row> {
  title: string;
  lead: string;
  /** The button for more; absent: the reader may change nothing. */
  add?: { word: string; go: () => void } | undefined;
  empty: { icon: LucideIcon; title: string; why: string };
  rows: Row[];
  /** The day whose standing is told. */
  on: string;
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** What stands before the column of the period, and after it. */
  name: SimpleColumn<Row>;
  columns: SimpleColumn<Row>[];
  /** What can be done with a row, shown to who may add. */
  deeds: (row: Row) => [string, () => void][];
  /** Dialogs. */
  children: ReactNode;
}

/** Terms that hold from one day to another, with their heading, and what can be done with each. */
export function TermsList<Row extends Dated>(props: Props<Row>) {
  const { title, lead, add, empty, rows, on, idOf, nameOf, name, columns, deeds, children } = props;
  const { t } = useTranslation('terms');
  const button = add && (
    <Button size="xs" variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={add.go}>
      {add.word}
    </Button>
  );
  const period: SimpleColumn<Row> = { key: 'period', label: t('when'), show: (row) => <Period row={row} on={on} /> };
  const menu: SimpleColumn<Row> = {
    key: 'do',
    label: t('do'),
    show: (row) => <RowMenu label={t('do_with', { name: nameOf(row) })} items={deeds(row)} />,
  };
  return (
    <Stack component="section" aria-label={title} gap="sm" mt="xs">
      <Group justify="space-between" gap="sm">
        <Title order={2} fz={19}>
          {title}
        </Title>
        {rows.length > 0 && button}
      </Group>
      <Text size="sm" c="dimmed" maw={720}>
        {lead}
      </Text>
      {rows.length === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title} action={button}>
          {empty.why}
        </EmptyState>
      ) : (
        <SimpleTable
          label={title}
          rows={rows}
          idOf={idOf}
          nameOf={nameOf}
          columns={[name, period, ...columns, ...(add ? [menu] : [])]}
        />
      )}
      {children}
    </Stack>
  );
}

const LOOKS = {
  now: ['teal', CircleCheck],
  later: ['blue', CalendarClock],
  over: ['gray', CircleSlash],
} as const;

/** Whether terms hold on the day, and from when to when. */
function Period({ row, on }: { row: Dated; on: string }) {
  const { t } = useTranslation('terms');
  const standing = standingOn(row, on);
  const [color, icon] = LOOKS[standing];
  return (
    <div style={{ minWidth: 130 }}>
      <Tinted color={color} icon={icon} style={{ maxWidth: 'none' }}>
        {t(`standing.${standing}`)}
      </Tinted>
      <Text size="xs" c="dimmed" mt={3}>
        {row.to_on
          ? t('from_to', { from: formatDate(row.from_on), to: formatDate(row.to_on) })
          : t('from', { from: formatDate(row.from_on) })}
      </Text>
    </div>
  );
}

function RowMenu({ label, items }: { label: string; items: [string, () => void][] }) {
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={label}>
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(([word, go]) => (
          <Menu.Item key={word} onClick={go}>
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
