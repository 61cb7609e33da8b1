import { useElementSize } from '@mantine/hooks';
import { geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { feature, mesh } from 'topojson-client';
import { projectionOf } from './mapView';
import { useOutline } from './useOutline';

interface Props {
  /** What is shown, in words. */
  label: string;
  latitude: number;
  longitude: number;
}

/** Where one organisation is, among the borders round it. */
export function PlaceMap({ label, latitude, longitude }: Props) {
  const { ref, width } = useElementSize();
  const world = useOutline();
  const height = 180;
  const shapes = useMemo(
    () => world && { land: feature(world, world.objects.land), borders: mesh(world, world.objects.countries) },
    [world],
  );
  const projection = projectionOf({ longitude, latitude, scale: 1100 }, width, height);
  const path = geoPath(projection).digits(1);
  return (
    <div ref={ref} style={{ borderRadius: 8, overflow: 'hidden' }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
          <rect width={width} height={height} fill="var(--map-sea)" />
          {shapes && <path d={path(shapes.land) ?? ''} fill="var(--map-land)" />}
          {shapes && <path d={path(shapes.borders) ?? ''} fill="none" stroke="var(--map-line)" />}
          <circle cx={width / 2} cy={height / 2} r={7} fill="var(--group-1)" stroke="var(--card)" strokeWidth={2} />
        </svg>
      )}
    </div>
  );
}
