import { Button, Group, Menu, ScrollArea, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Download, Table as TableIcon } from 'lucide-react';
import { useId, useRef, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';
import classes from './Exhibit.module.css';

const ENDINGS = ['png', 'svg', 'csv', 'json'] as const;

export type TableCell = string | number | null;
export interface Tabled {
  header: string[];
  rows: TableCell[][];
}
interface Props {
  /** What the exhibit finds, as a heading. */
  title: string;
  /** How to read it, in a sentence or two. */
  lede?: ReactNode;
  legend?: ReactNode;
  /** Where the figures come from. */
  source: string;
  /** File name of what is saved, without its ending. */
  name: string;
  /** The same figures as a table, for reading and for saving. */
  table: Tabled;
  /** How to cite it. */
  citation?: string;
  children: ReactNode;
}

/**
 * One idea with its chart: a heading that says what is to be seen, the figures as a table beside the picture, their
 * source, and ways to take them along.
 */
export function Exhibit({ title, lede, legend, source, name, table, citation, children }: Props): ReactElement {
  const { t } = useTranslation('observatory');
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const [open, { toggle }] = useDisclosure(false);
  /** Saving is seldom, so what writes files comes only then. */
  const save = async (ending: 'png' | 'svg' | 'csv' | 'json') => {
    const { csvText, pngOf, saveFile, svgText } = await import('../../charts/picture');
    const svg = body.current?.querySelector<SVGSVGElement>('svg.chart');
    const picture = svg ? svgText(svg, title, source) : '';
    const file = `${name}.${ending}`;
    if (ending === 'png') saveFile(file, await pngOf(picture));
    else if (ending === 'svg') saveFile(file, picture, 'image/svg+xml');
    else if (ending === 'csv') saveFile(file, csvText(table.header, table.rows), 'text/csv');
    else saveFile(file, jsonOf(title, source, table), 'application/json');
  };
  return (
    <figure className={classes['exhibit']} aria-labelledby={id}>
      <h2 className={classes['title']} id={id}>
        {title}
      </h2>
      {lede && <p className={classes['lede']}>{lede}</p>}
      {legend && <ul className={classes['legend']}>{legend}</ul>}
      <div className={classes['body']} ref={body}>
        {children}
      </div>
      {open && <FigureTable title={title} table={table} />}
      <figcaption className={classes['foot']}>
        <p>{source}</p>
        <Group gap="xs" className="no-print">
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<TableIcon size={15} aria-hidden />}
            aria-expanded={open}
            onClick={toggle}
          >
            {t(open ? 'exhibit.hide_table' : 'exhibit.show_table')}
          </Button>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button size="compact-sm" variant="subtle" leftSection={<Download size={15} aria-hidden />}>
                {t('exhibit.save')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {ENDINGS.map((ending) => (
                <Menu.Item key={ending} onClick={() => void save(ending)}>
                  {ending.toUpperCase()}
                </Menu.Item>
              ))}
              {citation && (
                <Menu.Item onClick={() => void navigator.clipboard.writeText(`${title}. ${citation}`)}>
                  {t('exhibit.cite')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </Group>
      </figcaption>
    </figure>
  );
}

function FigureTable({ title, table }: { title: string; table: Tabled }): ReactElement {
  return (
    <ScrollArea.Autosize
      mah={480}
      type="auto"
      className={classes['scroll']}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': title }}
    >
      <Table mt="md" striped stickyHeader fz="sm">
        <Table.Thead>
          <Table.Tr>
            {table.header.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, i) => (
            <Table.Tr key={i}>
              {row.map((cell, j) => (
                <Table.Td key={j} ta={typeof cell === 'number' ? 'right' : undefined}>
                  {typeof cell === 'number' ? formatNumber(cell, { maximumFractionDigits: 3 }) : (cell ?? '–')}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

function jsonOf(title: string, source: string, table: Tabled): string {
  const rows = table.rows.map((row) => Object.fromEntries(row.map((cell, i) => [table.header[i] ?? String(i), cell])));
  return `${JSON.stringify({ title, source, rows }, null, 2)}\n`;
}
