import type { paths } from '../../app/schema';
import { api } from '../../app/client';

type Post = paths['/api/v1/organisations/bulk']['post'];
export type BulkRequest = Post['requestBody']['content']['application/json'];
export type BulkRow = BulkRequest['rows'][number];
export type OrganisationChange = NonNullable<BulkRequest['change']>;
export type BulkReport = Post['responses'][200]['content']['application/json'];
export type BulkResult = BulkReport['rows'][number];

/** Few enough that a run can be watched and stopped. */
export const PART = 25;
/** As many as the server takes. */
export const MOST = 200;

/** One request; what the server refuses as a whole is thrown. */
export async function sendBulk(request: BulkRequest): Promise<BulkResult[]> {
  const { data, error } = await api.POST('/api/v1/organisations/bulk', { body: request });
  if (!data) throw error as unknown as Error;
  return data.rows;
}

/**
 * Sends rows part by part, so that what was done is known at any time.
 *
 * @param onPart   told what is known so far, after each part
 * @param stopped  asked before each part; true ends the run, and the rest stays as it was
 */
export async function inParts<Row, Result>(
  rows: readonly Row[],
  size: number,
  send: (part: Row[]) => Promise<Result[]>,
  onPart: (results: readonly Result[]) => void = () => {},
  stopped: () => boolean = () => false,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let first = 0; first < rows.length && !stopped(); first += size) {
    results.push(...(await send(rows.slice(first, first + size))));
    onPart([...results]);
  }
  return results;
}

/** The rows that take a run back: those that it changed and that can be, each as the run left it. */
export function undoRows(results: readonly BulkResult[]): BulkRow[] {
  return results.flatMap(({ organisation_id, outcome, undo, version }) =>
    outcome === 'changed' && undo ? [{ organisation_id, version, change: undo }] : [],
  );
}

export function counted(results: readonly BulkResult[]) {
  const of = (outcome: BulkResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  return { changed: of('changed'), unchanged: of('unchanged'), refused: of('refused') };
}

/** What comes and what goes between two lists as exports write them: "oncology; diagnostics". */
export function listDifference(before: string, after: string): { added: string[]; removed: string[] } {
  const words = (text: string) =>
    text
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean);
  const was = words(before);
  const is = words(after);
  return { added: is.filter((one) => !was.includes(one)), removed: was.filter((one) => !is.includes(one)) };
}
