import type { GeometryCollection, Topology } from 'topojson-specification';

/** Outline of land and borders (Natural Earth at 1 : 110 million, by world-atlas). */
export type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
