import i18n from 'i18next';
import type { Answer } from '../app/client';
import { type Problem, problemOf } from './problem';

export type SentFile = Answer<'/api/v1/files/{file_id}'>;

/**
 * Sends a file as it is; what it is attached to names its file_id. What went wrong is thrown as a Problem.
 *
 * @param owner  'cluster' for what its staff keeps; otherwise it is of whom one acts for, or one's own
 */
export async function sendFile(file: File, owner?: 'cluster'): Promise<SentFile> {
  const asked = new URLSearchParams({ name: file.name, ...(owner ? { owner } : {}) });
  const answer = await fetch(`/api/v1/files?${asked.toString()}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream', 'Accept-Language': i18n.language },
  });
  const said = (await answer.json()) as SentFile | Problem;
  if (!answer.ok) throw problemOf(said) as unknown as Error;
  return said as SentFile;
}

/** 1,234,567 → [1.2, "megabyte"], for Intl. */
export function sizeOf(bytes: number): [number, 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte'] {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let unit = 0;
  let size = bytes;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return [size < 10 && unit > 0 ? Math.round(size * 10) / 10 : Math.round(size), units[unit]!];
}
