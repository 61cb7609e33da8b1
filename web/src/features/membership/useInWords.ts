import { useTranslation } from 'react-i18next';
import { formatDate } from '../../shared/format';

/** What the server says in both languages, in the page's; periods as people call them. */
export function useInWords() {
  const { i18n } = useTranslation();
  const russian = i18n.language === 'ru';
  return {
    text: ({ en, ru }: { en: string; ru: string }) => (russian ? ru : en),
    typeName: ({ name_en, name_ru }: { name_en: string; name_ru: string }) => (russian ? name_ru : name_en),
    period: ({ period_first, period_last }: { period_first: string; period_last: string }) =>
      wholeYear(period_first, period_last) ?? `${formatDate(period_first)} – ${formatDate(period_last)}`,
  };
}

/** "2026" of a calendar year's first and last day; undefined for any other period. */
export function wholeYear(first: string, last: string): string | undefined {
  const year = first.slice(0, 4);
  return first === `${year}-01-01` && last === `${year}-12-31` ? year : undefined;
}
