import type { GeometryCollection, Topology } from 'topojson-specification';

/** Countries of the world (Natural Earth at 1 : 110 million), as scripts/outline.mjs writes them. */
export type World = Topology<{ countries: GeometryCollection }>;
