import { ScrollArea } from '@mantine/core';
import type { ReactElement } from 'react';
import { formatNumber } from '../../shared/format';
import classes from './CompareTable.module.css';
import type { Unit } from './study';

interface Props {
  units: readonly Unit[];
  distance: (a: string, b: string) => number | null;
  label: string;
}

/** Dissimilarities of every pair, the near ones shaded: at most half the tint, so that the figures stay readable. */
export function DistanceTable({ units, distance, label }: Props): ReactElement {
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
      <table className={classes['distances']} aria-label={label}>
        <thead>
          <tr>
            <td aria-hidden="true" style={{ background: 'none' }} />
            {units.map((u, i) => (
              <th scope="col" key={u.id} aria-label={u.name}>
                {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((a, i) => (
            <tr key={a.id}>
              <th scope="row">
                {i + 1}. {a.name}
              </th>
              {units.map((b) => {
                const apart = a.id === b.id ? null : distance(a.id, b.id);
                return (
                  <td key={b.id}>
                    {apart !== null && (
                      <div className={classes['shade']} style={{ opacity: Math.max(0, 0.34 * (1 - apart * 1.6)) }} />
                    )}
                    <span>
                      {apart === null
                        ? '·'
                        : formatNumber(apart, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
