import { useElementSize } from '@mantine/hooks';
import { useState, type ReactElement, type ReactNode } from 'react';
import './charts.css';

/** What a mark says when a pointer is over it; x and y are pixels of the chart. */
export interface Tip {
  x: number;
  y: number;
  title: string;
  text?: string;
}

interface Props {
  /** The sentence that stands for the picture where it cannot be seen. */
  label: string;
  /** Height in pixels at a width. */
  height: (width: number) => number;
  /** The narrowest layout that stays readable. */
  least?: number;
  children: (width: number, show: (tip: Tip | null) => void) => ReactNode;
}

/**
 * The measured box of one chart. Charts are laid out in real pixels of the measured width, never scaled, so that words
 * keep their size on a phone.
 */
export function ChartBox({ label, height, least = 280, children }: Props): ReactElement {
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [tip, show] = useState<Tip | null>(null);
  const width = Math.max(Math.floor(measured), least);
  const tall = height(width);
  return (
    <div ref={ref} className="chart-box" style={{ minHeight: tall }} onPointerLeave={() => show(null)}>
      {measured > 0 && (
        <svg
          className="chart"
          role="img"
          aria-label={label}
          width={width}
          height={tall}
          viewBox={`0 0 ${width} ${tall}`}
        >
          {children(width, show)}
        </svg>
      )}
      {tip && (
        <div
          className="chart-tip"
          aria-hidden="true"
          style={{
            left: Math.min(Math.max(0, tip.x + 12), Math.max(0, width - 200)),
            top: Math.max(0, tip.y + 14),
          }}
        >
          <strong>{tip.title}</strong>
          {tip.text}
        </div>
      )}
    </div>
  );
}
