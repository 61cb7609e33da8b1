import { ActionIcon, Button, Paper, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { geoPath } from 'd3-geo';
import { Maximize, Minus, Plus, ScanSearch } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feature, mesh } from 'topojson-client';
import { boundsOf, type DirectorySearch, exportAddress, queryOf } from './directorySearch';
import {
  boundsOfView,
  type MapPlace,
  type MapView,
  type Mark,
  marksOf,
  moved,
  projectionOf,
  viewOf,
  viewOfBounds,
  zoomed,
} from './mapView';
import classes from './registry.module.css';
import { useOutline, type World } from './useOutline';

interface Props {
  search: DirectorySearch;
  onBounds: (bounds: string) => void;
}

interface Feature {
  geometry: { coordinates: [number, number] };
  properties: { organisation_id?: string; name?: string; kind?: string; count?: number };
}

/** Where the organisations of a search are. Marks lie apart or carry their number; the list beside it says the same. */
export function DirectoryMap({ search, onBounds }: Props) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const { ref, width } = useElementSize();
  const height = width < 600 ? 380 : 520;
  const asked = exportAddress('/api/v1/organisations/map', { ...queryOf(search), bounds: undefined, sort: undefined });
  const { data: places } = useQuery({
    queryKey: [asked],
    queryFn: async ({ signal }) => placesOf(await json<{ features: Feature[] }>(asked, signal)),
    placeholderData: keepPreviousData,
  });
  const world = useOutline();
  const [view, setView] = useState<MapView>();
  const [hover, setHover] = useState<Mark>();
  const bounds = search.bounds ? boundsOf(search.bounds) : undefined;
  const shown =
    view ??
    (width > 0 && places ? (bounds ? viewOfBounds(bounds, width, height) : viewOf(places, width, height)) : undefined);
  const marks = useMemo(
    () => (shown && places ? marksOf(places, projectionOf(shown, width, height), width, height) : []),
    [shown, places, width, height],
  );
  const drag = useRef<{ x: number; y: number; far: boolean }>(undefined);
  const change = (next: MapView) => {
    setView(next);
    setHover(undefined);
  };
  const zoom = (factor: number, at?: [number, number]) => shown && change(zoomed(shown, factor, width, height, at));

  // React's own wheel handler is passive: the page would scroll along.
  const svg = useRef<SVGSVGElement>(null);
  const onWheel = useRef(zoom);
  useEffect(() => {
    onWheel.current = zoom;
  });
  useEffect(() => {
    const element = svg.current;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== element) return;
      event.preventDefault();
      onWheel.current(event.deltaY < 0 ? 1.25 : 0.8, [event.offsetX, event.offsetY]);
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, [width]);

  const open = (mark: Mark) => {
    const [place] = mark.places;
    if (mark.count === 1 && place?.organisation_id) {
      void navigate({ to: '/organisations/$organisationId', params: { organisationId: place.organisation_id } });
    } else if (mark.places.length > 1 && apart(mark.places)) change(viewOf(mark.places, width, height));
    else zoom(3, [mark.x, mark.y]);
  };

  return (
    <div className={classes['map']} ref={ref}>
      {width > 0 && (
        <svg
          ref={svg}
          width={width}
          height={height}
          role="group"
          tabIndex={0}
          aria-label={t('map.label', { count: places?.length ?? 0 })}
          onKeyDown={(event) => {
            const step = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] }[event.key];
            if (step && shown) {
              event.preventDefault();
              change(moved(shown, step[0]!, step[1]!, width, height));
            } else if (event.key === '+' || event.key === '=') zoom(1.6);
            else if (event.key === '-') zoom(0.6);
          }}
          onPointerDown={(event) => {
            drag.current = { x: event.clientX, y: event.clientY, far: false };
          }}
          onPointerMove={(event) => {
            const from = drag.current;
            if (!from || event.buttons === 0 || !shown) return;
            const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
            if (!from.far && Math.hypot(dx, dy) < 5) return;
            drag.current = { x: event.clientX, y: event.clientY, far: true };
            change(moved(shown, dx, dy, width, height));
          }}
        >
          {shown && <Land view={shown} width={width} height={height} world={world} />}
          {marks.map((mark) => (
            <g
              key={`${mark.places[0]?.organisation_id}${mark.x}`}
              transform={`translate(${mark.x.toFixed(1)},${mark.y.toFixed(1)})`}
              role="button"
              tabIndex={0}
              aria-label={nameOf(mark)}
              style={{ cursor: 'pointer' }}
              onClick={() => !drag.current?.far && open(mark)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') open(mark);
              }}
              onPointerEnter={() => setHover(mark)}
              onPointerLeave={() => setHover(undefined)}
              onFocus={() => setHover(mark)}
              onBlur={() => setHover(undefined)}
            >
              <circle r={13} fill="transparent" />
              <circle r={radius(mark.count)} fill="var(--group-1)" stroke="var(--card)" strokeWidth={2} />
              {mark.count > 1 && (
                <text textAnchor="middle" dy="0.36em" fontSize={12} fontWeight={650} fill="var(--card)">
                  {mark.count}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      {hover && <Tip mark={hover} width={width} text={nameOf(hover)} />}
      <div className={classes['tools']}>
        <ActionIcon variant="default" size="lg" aria-label={t('map.in')} onClick={() => zoom(1.6)}>
          <Plus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('map.out')} onClick={() => zoom(0.6)}>
          <Minus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('map.all')}
          onClick={() => places && change(viewOf(places, width, height))}
        >
          <Maximize size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div style={{ position: 'absolute', left: 12, bottom: 12 }}>
        <Button
          size="xs"
          variant="default"
          leftSection={<ScanSearch size={16} aria-hidden />}
          onClick={() => {
            if (!shown) return;
            const part = boundsOfView(shown, width, height);
            setView(shown);
            onBounds(part.map((degree) => degree.toFixed(3)).join(','));
          }}
        >
          {t('map.here')}
        </Button>
      </div>
    </div>
  );

  function nameOf({ count, places: [place, second] }: Mark): string {
    if (count === 1 && place?.name) return place.name;
    if (count === 2 && place?.name && second?.name) return `${place.name}, ${second.name}`;
    return t('map.some', { count });
  }
}

const Land = memo(function Land({ view, width, height, world }: LandProps) {
  const path = geoPath(projectionOf(view, width, height)).digits(1);
  const shapes = useMemo(
    () =>
      world && {
        borders: mesh(world, world.objects.countries),
        land: feature(world, world.objects.land),
      },
    [world],
  );
  return (
    <>
      <rect width={width} height={height} fill="var(--map-sea)" />
      {shapes && <path d={path(shapes.land) ?? ''} fill="var(--map-land)" />}
      {shapes && <path d={path(shapes.borders) ?? ''} fill="none" stroke="var(--map-line)" strokeWidth={0.9} />}
    </>
  );
});

interface LandProps {
  view: MapView;
  width: number;
  height: number;
  world: World | undefined;
}

function Tip({ mark, width, text }: { mark: Mark; width: number; text: string }) {
  const left = Math.min(Math.max(mark.x, 120), width - 120);
  return (
    <Paper
      shadow="md"
      px="sm"
      py={6}
      withBorder
      style={{
        position: 'absolute',
        left,
        top: mark.y - 16,
        transform: 'translate(-50%, -100%)',
        pointerEvents: 'none',
        maxWidth: 240,
      }}
    >
      <Text size="sm" fw={550}>
        {text}
      </Text>
    </Paper>
  );
}

const radius = (count: number) => (count === 1 ? 7 : Math.min(11 + Math.sqrt(count), 20));

const apart = (places: MapPlace[]) =>
  places.some((place) => place.longitude !== places[0]!.longitude || place.latitude !== places[0]!.latitude);

function placesOf({ features }: { features: Feature[] }): MapPlace[] {
  return features.map(({ geometry: { coordinates }, properties }) => ({
    ...properties,
    longitude: coordinates[0],
    latitude: coordinates[1],
    count: properties.count ?? 1,
  }));
}

async function json<T>(address: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw (await answer.json()) as Error;
  return (await answer.json()) as T;
}
