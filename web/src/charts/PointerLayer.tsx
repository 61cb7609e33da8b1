import type { ReactElement } from 'react';
import { nearestSpot } from './nearest';

interface Props<Mark> {
  width: number;
  height: number;
  marks: readonly Mark[];
  /** How far from a mark, in pixels, a pointer still means it. */
  within?: number;
  onHover: (mark: Mark | null) => void;
  onPick?: (mark: Mark) => void;
}

/**
 * One transparent sheet over a chart that finds the mark under a pointer: thousands of marks need no handlers of their
 * own. The list or table beside the chart is the keyboard's way to the same choice.
 */
export function PointerLayer<Mark extends { x: number; y: number }>(props: Props<Mark>): ReactElement {
  const { width, height, marks, within = 18, onHover, onPick } = props;
  const at = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestSpot(marks, event.clientX - box.left, event.clientY - box.top, within);
  };
  return (
    <rect
      width={width}
      height={height}
      fill="none"
      pointerEvents="all"
      className={onPick ? 'pick' : undefined}
      onPointerMove={(event) => onHover(at(event))}
      onClick={(event) => {
        const mark = at(event);
        if (mark) onPick?.(mark);
      }}
    />
  );
}
