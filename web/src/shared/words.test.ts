import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
const sources = files.filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\.d\.ts$|\.gen\.ts$/.test(name));

type Words = { [key: string]: string | Words };

function flat(words: Words, before = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

/** The words of a folder: 'app', 'charts', or the feature's name. */
function wordsOf(folder: string, language: string): Map<string, string> {
  return flat(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Words);
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const folders = files.filter((name) => name.endsWith('/en.json')).map((name) => dirname(name));
const keysOf = (words: Map<string, string>) =>
  [...new Set([...words.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const formsOf = (words: Map<string, string>, key: string) =>
  [...words.keys()].filter((one) => one.replace(PLURAL, '') === key && one !== key && !one.endsWith('_zero'));
const places = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

describe.each(folders.map((folder) => [relative(root, folder), folder]))('the words of %s', (_, folder) => {
  const en = wordsOf(folder, 'en');
  const ru = wordsOf(folder, 'ru');

  it('are the same ones in both languages', () => {
    expect(en.size).toBeGreaterThan(0);
    expect(keysOf(ru)).toEqual(keysOf(en));
  });

  it('have the plural forms of each language, where there is a count', () => {
    for (const key of keysOf(en)) {
      if (formsOf(en, key).length === 0) continue;
      expect(formsOf(en, key).sort()).toEqual([`${key}_one`, `${key}_other`]);
      expect(formsOf(ru, key).sort(), `ru ${key}`).toEqual(
        ['few', 'many', 'one', 'other'].map((form) => `${key}_${form}`),
      );
    }
  });

  it('leave no sentence empty, and fill in the same values', () => {
    for (const words of [en, ru]) for (const [key, text] of words) expect(text.trim(), key).not.toBe('');
    for (const [key, text] of en)
      if (ru.has(key) && !PLURAL.test(key)) expect(places(ru.get(key) ?? ''), key).toEqual(places(text));
  });

  it('are Russian in the Russian file', () => {
    const names = /^(Vallis|English|Русский|API|CSV|JSON|SVG|PNG|XLSX|\W*)$/;
    const foreign = [...ru].filter(
      ([, text]) => !/[а-яё]/i.test(text) && !names.test(text.replace(/\{\{.*?\}\}/g, '').trim()),
    );
    expect(foreign).toEqual([]);
  });
});

/** Attributes that people see or hear. */
const SPOKEN =
  /^(aria-label|aria-description|alt|title|label|placeholder|description|lead|subtitle|nothingFoundMessage)$/;
const LETTERS = /\p{L}{2,}/u;

/** Words written into JSX: its text, and plain strings in attributes that people see. */
function wordsInJsx(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!LETTERS.test(text)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${relative(root, path)}:${line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) note(node, node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('pages', () => {
  it('hold no word of their own: all come from the word files', () => {
    expect(sources.filter((path) => path.endsWith('.tsx')).length).toBeGreaterThan(10);
    expect(sources.filter((path) => path.endsWith('.tsx')).flatMap(wordsInJsx)).toEqual([]);
    // Hundreds of files are parsed, which takes seconds where the machine has other work.
  }, 60_000);

  it('use only words that are there', () => {
    const missing: string[] = [];
    const known = new Map(
      folders.map((folder) => [relative(root, folder).split('/').pop() ?? '', keysOf(wordsOf(folder, 'en'))]),
    );
    for (const path of sources) {
      const text = readFileSync(path, 'utf8');
      const spaces = [...text.matchAll(/useTranslation\((?:'(\w+)')?\)/g)].map((match) => match[1] ?? 'app');
      if (spaces.length !== 1) continue; // two kinds of t() in one file: the browser tests see those
      for (const match of text.matchAll(/[^\w.]t\('([\w.]+)'(?:, \{[^}]*\bns: '(\w+)')?/g)) {
        const key = match[1] ?? '';
        const spaceKeys = known.get(match[2] ?? spaces[0] ?? 'app') ?? [];
        const there = spaceKeys.includes(key) || (!match[2] && known.get('app')?.includes(key));
        if (!there) missing.push(`${relative(root, path)}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
