import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './membership.module.css';

export interface SimpleColumn<Row> {
  key: string;
  label: string;
  number?: boolean;
  show: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  columns: SimpleColumn<Row>[];
  selected?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
}

/** Rows beside one another; on a phone each row is a card with its columns' words. */
export function SimpleTable<Row>({ label, rows, idOf, nameOf, columns, selected, onSelect }: Props<Row>) {
  const { t } = useTranslation('membership');
  const all = rows.length > 0 && rows.every((row) => selected?.has(idOf(row)));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect?.(next);
  };
  return (
    // Who has no mouse scrolls it by the arrow keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['box']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {selected && (
              <th style={{ width: 40 }}>
                <Checkbox
                  size="xs"
                  aria-label={t('select.page')}
                  checked={all}
                  indeterminate={!all && selected.size > 0}
                  onChange={() => onSelect?.(all ? new Set() : new Set(rows.map(idOf)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? classes['number'] : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)} data-selected={selected?.has(idOf(row)) || undefined}>
              {selected && (
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={t('select.one', { name: nameOf(row) })}
                    checked={selected.has(idOf(row))}
                    onChange={() => toggle(idOf(row))}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-label={column.label}
                  className={column.number ? classes['number'] : undefined}
                >
                  <div>{column.show(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
