import { problemOf } from '../../shared/problem';

/** What one record would become: a sentence; or why it is left alone. */
export type Effect = { does: string } | { skips: string };

export interface Outcome<Row> {
  row: Row;
  /** In the server's words; absent where it went well. */
  problem?: string;
}

/**
 * Does the same to each, one after the other, so that what was done and what was not is known at any time. What fails
 * for one does not stop the others.
 *
 * @param stopped  asked before each; true ends the run, and the rest stays as it was
 */
export async function runAll<Row>(
  rows: readonly Row[],
  work: (row: Row) => Promise<void>,
  onStep: (outcomes: readonly Outcome<Row>[]) => void,
  stopped: () => boolean,
): Promise<Outcome<Row>[]> {
  const outcomes: Outcome<Row>[] = [];
  for (const row of rows) {
    if (stopped()) break;
    try {
      await work(row);
      outcomes.push({ row });
    } catch (error) {
      const { detail, title, errors } = problemOf(error);
      outcomes.push({ row, problem: [detail ?? title, ...(errors ?? []).map((one) => one.detail)].join(' ') });
    }
    onStep([...outcomes]);
  }
  return outcomes;
}
