/** The catalogue's English texts (statements, names of groups and models) in Russian, from its own table. */
import table from '../../../../data/catalogue/translations.csv?raw';

const russian = new Map(
  readCsv(table)
    .slice(1)
    .map(([text = '', translated = '']) => [text, translated]),
);

/** The text in a language; texts without a translation stay as they are. */
export function translated(text: string, language: string): string {
  return language === 'ru' ? (russian.get(text) ?? text) : text;
}

/** Whether a text is there in a language, so that a page can mark what stays in English. */
export function isTranslated(text: string, language: string): boolean {
  return language === 'en' || russian.has(text);
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
