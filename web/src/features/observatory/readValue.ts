import type { Raw } from './findings';
import type { Study } from './study';

/**
 * A value as the answers spell it ("250 organisations", "medical services; production", "gold", "yes"), read back into
 * the scorecard's own form by the indicator's type and words.
 */
export function readValue(study: Study, id: string, text: string | null): Raw {
  const indicator = study.indicator.get(id);
  if (text === null || !indicator || text === '' || text === 'missing' || text === '–') return null;
  const code = (word: string) =>
    indicator.levels.find(
      (level) => level === word || study.words[level]?.en === word || study.words[level]?.ru === word,
    ) ?? word;
  if (indicator.type === 'boolean') return text === 'yes' || text === 'true';
  if (indicator.type === 'set') return text === 'none' ? [] : text.split(/;\s*/).filter(Boolean).map(code);
  if (indicator.type === 'ordinal' || indicator.type === 'nominal') return code(text);
  const number = Number.parseFloat(text.replaceAll(/[\s,]/g, ''));
  return Number.isFinite(number) ? number : null;
}
