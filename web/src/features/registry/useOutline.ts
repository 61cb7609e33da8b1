import { useQuery } from '@tanstack/react-query';
import type { GeometryCollection, Topology } from 'topojson-specification';
import outline from 'world-atlas/countries-50m.json?url';

export type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Land and borders at 1 : 50 million (Natural Earth), from this server; asked for by the first map. */
export function useOutline(): World | undefined {
  return useQuery({
    queryKey: ['world-50m'],
    queryFn: async ({ signal }) => (await (await fetch(outline, { signal })).json()) as World,
    staleTime: Infinity,
  }).data;
}
