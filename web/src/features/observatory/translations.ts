/** The catalogue's English texts (statements, names of groups and models) in Russian, from its own table. */
import { useEffect, useState } from 'react';

let russian: ReadonlyMap<string, string> | undefined;

/** Reads the table; it is loaded only where somebody reads Russian. */
export async function loadTranslations(): Promise<void> {
  const { default: table } = await import('../../../../data/catalogue/translations.csv?raw');
  const rows = readCsv(table).slice(1);
  russian = new Map(rows.map(([text = '', translated = '']) => [text, translated]));
}

/** Whether `translated` has what the language needs; draws again once it has. */
export function useTranslations(language: string): boolean {
  const [ready, setReady] = useState(russian !== undefined);
  useEffect(() => {
    if (language === 'ru' && !russian) void loadTranslations().then(() => setReady(true));
  }, [language]);
  return ready || language === 'en';
}

/** The text in a language; texts without a translation stay as they are. */
export function translated(text: string, language: string): string {
  return language === 'ru' ? (russian?.get(text) ?? text) : text;
}

/** RFC 4180, without line breaks in cells. */
export function readCsv(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? ''),
    );
}
