import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import type { World } from '../../charts/world';
import outline from '../../charts/world-110m.json?url';
import { WorldMap } from '../../charts/WorldMap';
import type { Cut, Study, Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  cut: Cut;
  shown: readonly Unit[];
  selected?: string | undefined;
  onSelect?: (unit: string) => void;
}

/** The outline is a file of its own: it is asked for once and kept. */
export function MapOfUnits(props: Props): ReactElement {
  const { data: world } = useSuspenseQuery({
    queryKey: ['world outline'],
    queryFn: async (): Promise<World> => (await (await fetch(outline)).json()) as World,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <MapView {...props} world={world} />;
}

export function MapView({ study, cut, shown, selected, onSelect, world }: Props & { world: World }): ReactElement {
  const words = useWords(study);
  const { t, group } = words;
  const points = useMemo(
    () =>
      study.units.flatMap((u) =>
        u.longitude === null || u.latitude === null
          ? []
          : [
              {
                id: u.id,
                name: u.name,
                place: u.city.replace(/\s*\(.*\)/, ''),
                longitude: u.longitude,
                latitude: u.latitude,
                group: cut === 'published' ? u.published : u.group,
                note: `${words.place(u)} · ${group(cut === 'published' ? u.published : u.group, cut)}`,
              },
            ],
      ),
    [study, cut, words, group],
  );
  const faded = useMemo(() => {
    const kept = new Set(shown.map((u) => u.id));
    return new Set(study.units.filter((u) => !kept.has(u.id)).map((u) => u.id));
  }, [study, shown]);
  const tools = {
    all: t('map.zoom'),
    nearer: t('map.nearer'),
    farther: t('map.farther'),
    whole: t('map.whole'),
  };
  return (
    <WorldMap
      label={t('map.picture', { count: shown.length, all: study.units.length })}
      world={world}
      points={points}
      faded={faded}
      selected={selected}
      onSelect={onSelect}
      europe={t('map.europe')}
      tools={tools}
    />
  );
}
