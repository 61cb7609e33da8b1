import { Checkbox, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { windowOf } from '../../shared/windowed';
import { ariaSort, COLUMNS, type Column, nextSort, type Organisation, type Words } from './columns';
import type { Sort } from './directorySearch';
import classes from './registry.module.css';
import { useWords } from './words';

interface Props {
  rows: Organisation[];
  shown: readonly string[];
  dense: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
  /** Called when the end of the rows comes near. */
  onEnd: () => void;
  /** Absent: rows cannot be selected. */
  selected?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
}

const NAME_WIDTH = 240;

/** The directory row by row. Of a long list only the rows that are seen are in the document. */
export function OrganisationTable({ rows, shown, dense, sort, onSort, onEnd, selected, onSelect }: Props) {
  const { t } = useTranslation('registry');
  const { kindOf, specialisationOf } = useWords();
  const words = useMemo(() => ({ kindOf, specialisationOf }), [kindOf, specialisationOf]);
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  const height = dense ? 36 : 46;
  const part = windowOf(rows.length, height, seen.top, seen.height);
  const columns = useMemo(() => COLUMNS.filter(({ key }) => shown.includes(key)), [shown]);
  const all = columns.length + (selected ? 2 : 1);
  const width = columns.reduce((sum, column) => sum + column.width, NAME_WIDTH + (selected ? 44 : 0));

  const scrolled = () => {
    const { scrollTop, clientHeight, scrollHeight } = box.current!;
    if (rows.length > 0 && scrollHeight - scrollTop - clientHeight < 40 * height) onEnd();
    // Whole rows, so that a small step draws nothing anew.
    const top = scrollTop - (scrollTop % height);
    if (top !== seen.top || clientHeight !== seen.height) setSeen({ top, height: clientHeight });
  };
  // The rows keep one function for as long as they are drawn; what is selected by then is asked when it is called.
  const now = useRef({ selected, onSelect });
  useLayoutEffect(() => {
    now.current = { selected, onSelect };
  });
  const toggle = useCallback((id: string) => {
    const next = new Set(now.current.selected);
    if (!next.delete(id)) next.add(id);
    now.current.onSelect?.(next);
  }, []);
  const page = rows.length > 0 && rows.every(({ organisation_id }) => selected?.has(organisation_id));

  return (
    <div
      ref={box}
      className={classes['box']}
      style={{ maxHeight: 'max(420px, calc(100vh - 330px))' }}
      onScroll={scrolled}
      // Who has no mouse scrolls it by the arrow keys.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('table.label')}
    >
      <table className={classes['table']} style={{ width: '100%', minWidth: width }} aria-rowcount={rows.length + 1}>
        <colgroup>
          {selected && <col style={{ width: 44 }} />}
          <col />
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selected && (
              <th>
                <Checkbox
                  size="xs"
                  aria-label={t('select.page')}
                  checked={page}
                  indeterminate={!page && selected.size > 0}
                  onChange={() =>
                    onSelect?.(page ? new Set() : new Set(rows.map(({ organisation_id }) => organisation_id)))
                  }
                />
              </th>
            )}
            <Header column={{ key: 'name', sort: 'name' }} sort={sort} onSort={onSort} />
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={part.above} span={all} />
          {rows.slice(part.first, part.end).map((row, index) => (
            <Row
              key={row.organisation_id}
              row={row}
              number={part.first + index + 2}
              height={height}
              columns={columns}
              words={words}
              selected={selected?.has(row.organisation_id)}
              onToggle={toggle}
            />
          ))}
          <Gap height={part.below} span={all} />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  row: Organisation;
  /** Its place in the whole table, the header being 1. */
  number: number;
  height: number;
  columns: readonly Column[];
  words: Words;
  /** Absent: it cannot be selected. */
  selected?: boolean;
  onToggle: (id: string) => void;
}

/** Drawn once: a scroll draws the rows that come, and not those that stay. */
const Row = memo(function Row({ row, number, height, columns, words, selected, onToggle }: RowProps) {
  const { t } = useTranslation('registry');
  return (
    <tr style={{ height }} aria-rowindex={number} data-selected={selected || undefined}>
      {selected !== undefined && (
        <td>
          <Checkbox
            size="xs"
            aria-label={t('select.one', { name: row.name })}
            checked={selected}
            onChange={() => onToggle(row.organisation_id)}
          />
        </td>
      )}
      <td>
        <Link
          to="/organisations/$organisationId"
          params={{ organisationId: row.organisation_id }}
          className={classes['rowlink']}
          preload={false}
          data-row
        >
          {row.name}
        </Link>
      </td>
      {columns.map((column) => {
        const shown = column.show(row, words);
        return (
          <td
            key={column.key}
            className={column.number ? classes['number'] : undefined}
            title={typeof shown === 'string' ? shown : undefined}
          >
            {shown}
          </td>
        );
      })}
    </tr>
  );
});

/** The room of the rows that are not in the document. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden className={classes['gap']} style={{ height }}>
      <td colSpan={span} />
    </tr>
  );
}

interface HeaderProps {
  column: { key: string; sort?: Column['sort']; number?: boolean };
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

function Header({ column, sort, onSort }: HeaderProps) {
  const { t } = useTranslation('registry');
  const word = t(`column.${column.key}`);
  const by = column.sort;
  const numeric = column.number ? classes['number'] : undefined;
  if (!by) return <th className={numeric}>{word}</th>;
  const order = ariaSort(by, sort);
  const Icon = order === 'ascending' ? ArrowUp : order === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <th aria-sort={order} className={numeric}>
      <UnstyledButton className={classes['sort']} onClick={() => onSort(nextSort(by, sort))}>
        {word}
        <Icon size={14} aria-hidden opacity={order === 'none' ? 0.45 : 1} />
      </UnstyledButton>
    </th>
  );
}
