import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';
import type { Content, Raw, Words } from './scorecards';

/** What frozen tables and findings say, in the page's language. */
export function useTableWords() {
  const { t, i18n } = useTranslation('scorecards');
  const language = i18n.language === 'ru' ? ('ru' as const) : ('en' as const);
  const say = (words: Words | undefined) => (words ? words[language] || words.en : '');
  return {
    t,
    language,
    say,
    titleOf: (one: { title_en: string; title_ru: string }) => (language === 'ru' && one.title_ru) || one.title_en,
    /** A cell of a frozen table with its unit. */
    cell: (content: Content, indicatorId: string, raw: Raw | undefined): string => {
      const indicator = content.scorecard.indicators.find(({ id }) => id === indicatorId);
      const word = (code: string) => say(content.scorecard.words[code]) || code;
      if (raw === null || raw === undefined) return t('cell.missing');
      if (typeof raw === 'boolean') return t(raw ? 'cell.yes' : 'cell.no');
      if (typeof raw === 'string') return word(raw);
      if (Array.isArray(raw)) return raw.length ? raw.map(word).join(', ') : t('cell.none');
      const unit = indicator?.measure_unit ? word(indicator.measure_unit) : '';
      return `${formatNumber(raw, { maximumFractionDigits: 6 })} ${unit}`.trim();
    },
  };
}
