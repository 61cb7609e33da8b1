import type { ReactElement } from 'react';
import classes from './Figures.module.css';

/** A few large figures side by side, each with its name above and what it means below. */
export function Figures({ figures }: { figures: { label: string; value: string; note?: string }[] }): ReactElement {
  return (
    <dl className={classes['figures']}>
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt className={classes['label']}>{label}</dt>
          <dd className={classes['value']}>{value}</dd>
          {note && <dd className={classes['note']}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
