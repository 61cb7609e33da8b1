import { useId, type ReactElement, type ReactNode } from 'react';
import type { Panel } from './mapLayout';
import type { Zoom } from './zoom';

interface Props {
  panel: Panel;
  zoom: Zoom;
  /** In pixels of the whole panel. */
  land: ReactNode;
  /** Marks in pixels of the sheet, laid out for the zoom's scale. */
  children: ReactNode;
}

/** One panel of a map: its land grows, its marks keep their size, and a push moves both without drawing them anew. */
export function NearPanel({ panel, zoom, land, children }: Props): ReactElement {
  const id = useId();
  const [x, y] = [zoom.x * panel.width, zoom.y * panel.height];
  return (
    <>
      <g transform={`translate(${panel.x},${panel.y})`}>
        <clipPath id={id}>
          <rect width={panel.width} height={panel.height} rx={8} />
        </clipPath>
        <g clipPath={`url(#${id})`}>
          <rect width={panel.width} height={panel.height} fill="var(--map-sea)" />
          <g transform={`translate(${x.toFixed(1)},${y.toFixed(1)}) scale(${zoom.scale})`}>{land}</g>
          {zoom.scale > 1 && (
            <g transform={`translate(${(x - panel.x).toFixed(1)},${(y - panel.y).toFixed(1)})`}>{children}</g>
          )}
        </g>
      </g>
      {/* Of a whole panel, marks at its edge are whole too. */}
      {zoom.scale === 1 && <g>{children}</g>}
    </>
  );
}
