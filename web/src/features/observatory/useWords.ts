import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCountry, formatNumber } from '../../shared/format';
import type { Raw, Words } from './findings';
import type { Cut, Indicator, Study, Unit } from './study';
import { translated, useTranslations } from './translations';

/** The words of a study in the page's language. */
export interface Speaker {
  language: 'en' | 'ru';
  /** A text that the data hold in both languages, or in English with a translation in the catalogue. */
  say: (words: Words | string | null | undefined) => string;
  /** A value with its unit, “not known” for null. */
  value: (indicator: Indicator, raw: Raw) => string;
  /** Countries and city of a unit. */
  place: (unit: Unit) => string;
  country: (code: string) => string;
  group: (number: number, cut?: Cut) => string;
  /** The group in full: of found groups with the unit that stands for it. */
  groupLong: (number: number, cut?: Cut) => string;
}

type Say = ReturnType<typeof useTranslation<'observatory'>>['t'];

export function useWords(study: Study): Speaker & { t: Say } {
  const { i18n } = useTranslation('observatory');
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  const complete = useTranslations(language);
  // The words of all views but the first come with those views.
  const t = useMemo(() => i18n.getFixedT(language, ['observatory', 'studies']) as unknown as Say, [i18n, language]);
  const speaker = useMemo((): Speaker => {
    void complete; // what is said changes once the translations are there
    const say: Speaker['say'] = (words) =>
      typeof words === 'string' ? translated(words, language) : (words?.[language] ?? '');
    const word = (code: string) => (study.words[code] ? say(study.words[code]) : code);
    const published = (n: number) => study.findings.agreement?.matching.find((m) => m.published === n)?.name;
    const group: Speaker['group'] = (n, cut = 'found') =>
      cut === 'published' ? say(published(n) ?? '') || t('group.none') : t('group.number', { number: n });
    return {
      language,
      say,
      group,
      groupLong: (n, cut = 'found') => {
        if (cut === 'published') return group(n, cut);
        const medoid = study.findings.groups.groups.find((g) => g.number === n)?.medoid ?? '';
        return t('group.around', { number: n, unit: study.byId.get(medoid)?.name ?? medoid });
      },
      value: (indicator, raw) => {
        if (raw === null) return t('value.missing');
        if (typeof raw === 'boolean') return t(raw ? 'value.yes' : 'value.no');
        if (typeof raw === 'number') {
          const digits = Math.abs(raw) < 10 ? 2 : Math.abs(raw) < 1000 ? 1 : 0;
          return `${formatNumber(raw, { maximumFractionDigits: digits })} ${say(indicator.unit)}`.trim();
        }
        if (typeof raw === 'string') return word(raw);
        return raw.length ? raw.map(word).join(', ') : t('value.empty_set');
      },
      country: formatCountry,
      place: (unit) => [unit.city, ...unit.countries.map(formatCountry)].filter(Boolean).join(', '),
    };
  }, [study, language, t, complete]);
  // One object for as long as its words stay: maps and lists are laid out anew when it changes.
  return useMemo(() => ({ ...speaker, t }), [speaker, t]);
}
