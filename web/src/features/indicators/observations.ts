import type { Item } from '../../app/client';

export type Observation = Item<'/api/v1/observations'>;
export type Indicator = Item<'/api/v1/indicators'>;
export type Step = Item<'/api/v1/observations/{observation_id}/history'>;
export type State = Observation['state'];

/** A value as the API has it, by the indicator's kind. */
export type Value = number | boolean | string | string[] | null;

/** A cluster, or a country, that indicators are observed of. */
export interface Unit {
  kind: Indicator['unit_kind'];
  /** Of the cluster, or ISO 3166-1 alpha-2. */
  code: string;
  name: string;
}

/** What is known of one indicator for one unit: what stands, and what is on its way. */
export interface Standing {
  indicator: Indicator;
  unit: Unit;
  /** What everybody sees: of the latest period. */
  published?: Observation;
  /** Proposed and checked ones, the latest first. */
  waiting: Observation[];
}

export const valueOf = ({ value }: Observation): Value => (value ?? null) as Value;

const later = (a: Observation, b: Observation) =>
  (b.to_on ?? '').localeCompare(a.to_on ?? '') || b.proposed_at.localeCompare(a.proposed_at);

/** A row for each indicator and each unit that it is observed of, in the order of the indicators. */
export function standings(
  indicators: readonly Indicator[],
  units: readonly Unit[],
  observations: readonly Observation[],
): Standing[] {
  return indicators.flatMap((indicator) =>
    units
      .filter(({ kind }) => kind === indicator.unit_kind)
      .map((unit) => {
        const own = observations.filter((one) => one.indicator === indicator.code && one.unit_code === unit.code);
        return {
          indicator,
          unit,
          published: own.filter(({ state }) => state === 'published').sort(later)[0],
          waiting: own.filter(({ state }) => state === 'proposed' || state === 'checked').sort(later),
        };
      }),
  );
}

export interface Shares {
  measured: number;
  declared: number;
  imported: number;
  missing: number;
}

/** How much of what stands was measured, declared, imported, and is missing. */
export function sharesOf(rows: readonly Standing[]): Shares {
  const shares: Shares = { measured: 0, declared: 0, imported: 0, missing: 0 };
  for (const { published } of rows) ++shares[originOf(published)];
  return shares;
}

/** What is published without a value is missing, too. */
export function originOf(observation?: Observation): keyof Shares {
  return !observation || observation.absence ? 'missing' : observation.origin;
}

/** Whether somebody entered it under this account: then another person checks and publishes it. */
export const isOwn = (observation: Observation, accountId?: string) =>
  Boolean(accountId && observation.proposed_by === accountId);

export type Move = 'check' | 'publish' | 'refuse';

/** What this person may do next with an observation; the server decides in the end. */
export function movesOf(observation: Observation, accountId?: string): Move[] {
  const own = isOwn(observation, accountId);
  if (observation.state === 'proposed') return own ? ['refuse'] : ['check', 'refuse'];
  if (observation.state === 'checked') return own ? ['refuse'] : ['publish', 'refuse'];
  return [];
}

/** The state after a move. */
export const AFTER: Record<Move, State> = { check: 'checked', publish: 'published', refuse: 'refused' };

/** One cell: of several observations of one at most one is published. */
export const cellOf = ({ indicator, unit_code, period, edition }: Observation) =>
  [indicator, unit_code, period, edition].join(' ');

/** Of a dataset of sources, the year that a value is of: "2026", "2020–2021"; empty where it is not known. */
export function yearsOf({ edition, from_on, to_on, period }: Observation): string {
  if (edition) return edition;
  const from = from_on?.slice(0, 4);
  const to = to_on?.slice(0, 4);
  if (!from || !to) return period;
  return from === to ? period.replace(/^(\d{4})-01-01\/\1-12-31$/, '$1') : `${from}–${to}`;
}
