import type { ReactElement } from 'react';
import { groupColor, groupPath } from './marks';

/** The mark of a group among words: decoration, since the words beside it name the group. */
export function GroupMark({ group, size = 12 }: { group: number; size?: number }): ReactElement {
  return (
    <svg
      className="chart-mark"
      width={size}
      height={size}
      viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={groupPath(group, size * 0.4)} fill={groupColor(group)} />
    </svg>
  );
}
