import { UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo, type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
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
  // One answer to all rows' links: a link of the router in each would cost more than all the rest of the row.
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    const organisationId = (event.target as Element).closest('a')?.dataset['row'];
    if (!organisationId || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    void navigate({ to: '/organisations/$organisationId', params: { organisationId } });
  };

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
        <Head rows={rows} columns={columns} sort={sort} onSort={onSort} selected={selected} onSelect={onSelect} />
        {/* The links in it are what the keyboard presses; a press of theirs arrives here as a click. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onClick={follow}>
          <Gap height={part.above} span={all} />
          {rows.slice(part.first, part.end).map((row, index) => (
            <Row
              key={row.organisation_id}
              row={row}
              number={part.first + index + 2}
              height={height}
              columns={columns}
              words={words}
              t={t}
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

type HeadProps = Pick<Props, 'rows' | 'sort' | 'onSort' | 'selected' | 'onSelect'> & { columns: readonly Column[] };

/** Not drawn anew by a scroll. */
const Head = memo(function Head({ rows, columns, sort, onSort, selected, onSelect }: HeadProps) {
  const { t } = useTranslation('registry');
  const page = rows.length > 0 && rows.every(({ organisation_id }) => selected?.has(organisation_id));
  const some = !page && selected !== undefined && selected.size > 0;
  return (
    <thead>
      <tr>
        {selected && (
          <th>
            <input
              type="checkbox"
              className={classes['box-tick']}
              aria-label={t('select.page')}
              checked={page}
              ref={(one) => {
                if (one) one.indeterminate = some;
              }}
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
  );
});

interface RowProps {
  row: Organisation;
  /** Its place in the whole table, the header being 1. */
  number: number;
  height: number;
  columns: readonly Column[];
  words: Words;
  t: TFunction<'registry'>;
  /** Absent: it cannot be selected. */
  selected?: boolean;
  onToggle: (id: string) => void;
}

/**
 * Drawn once: a scroll draws the rows that come, and not those that stay. It has nothing but what browsers have
 * themselves, since a fast scroll makes some 30 of them in each frame.
 */
const Row = memo(function Row({ row, number, height, columns, words, t, selected, onToggle }: RowProps) {
  return (
    <tr style={{ height }} aria-rowindex={number} data-selected={selected || undefined}>
      {selected !== undefined && (
        <td>
          <input
            type="checkbox"
            className={classes['box-tick']}
            aria-label={t('select.one', { name: row.name })}
            checked={selected}
            onChange={() => onToggle(row.organisation_id)}
          />
        </td>
      )}
      <td>
        <a href={`/organisations/${row.organisation_id}`} className={classes['rowlink']} data-row={row.organisation_id}>
          {row.name}
        </a>
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
