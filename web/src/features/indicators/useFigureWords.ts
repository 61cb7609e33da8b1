import { useTranslation } from 'react-i18next';
import type { Source } from '../../shared/Figure';
import { formatCountry, formatDate, formatNumber } from '../../shared/format';
import { type Indicator, type Observation, type Value, valueOf, yearsOf } from './observations';

/** Indicators, values and sources in the page's language. */
export function useFigureWords() {
  const { t, i18n } = useTranslation('indicators');
  const russian = i18n.language === 'ru';
  const pick = (en: string, ru?: string | null) => (russian && ru ? ru : en);
  const wordOf = (indicator: Indicator | undefined, code: string) => {
    const word = indicator?.words.find((one) => one.word === code);
    return word ? pick(word.name_en, word.name_ru) : code;
  };
  const measureUnitOf = (indicator?: Indicator) =>
    indicator ? pick(indicator.measure_unit, indicator.measure_unit_ru) : '';

  /** A value without its unit. */
  function plainValue(indicator: Indicator | undefined, value: Value): string {
    if (value === null) return t('value.missing');
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 6 });
    if (typeof value === 'string') return wordOf(indicator, value);
    return value.length ? value.map((one) => wordOf(indicator, one)).join(', ') : t('value.none');
  }

  return {
    t,
    wordOf,
    measureUnitOf,
    plainValue,
    nameOf: (indicator?: Indicator) => (indicator ? pick(indicator.name_en, indicator.name_ru) : ''),
    blockOf: (indicator: Indicator) => pick(indicator.block_en, indicator.block_ru),
    methodOf: (indicator: Indicator) => pick(indicator.method_en, indicator.method_ru),
    unitNameOf: (one: Observation) =>
      one.unit_kind === 'country' ? formatCountry(one.unit_code) : pick(one.unit_name_en, one.unit_name_ru),
    /** A value with its unit; why there is none, where there is none. */
    shownValue: (indicator: Indicator | undefined, observation: Observation): string => {
      if (observation.absence) return t(`absence.${observation.absence}`);
      const value = plainValue(indicator, valueOf(observation));
      if (indicator?.kind === 'rank') return t('value.rank', { value });
      return typeof valueOf(observation) === 'number' ? `${value} ${measureUnitOf(indicator)}`.trim() : value;
    },
    /** The period as people say it; "not known" where nobody said. */
    periodOf: (one: Observation) => yearsOf(one) || t('period.unknown'),
    /** What stands below a value: who says so, of which year, and the rest on a click. */
    sourceOf: (one: Observation): Source => {
      const name = one.source_publisher || one.source_title || (one.file_id ? t('source.file') : t('source.none'));
      const note = [
        one.source_publisher ? one.source_title : '',
        one.retrieved_on ? t('source.read_on', { on: formatDate(one.retrieved_on) }) : '',
        one.note,
      ].filter(Boolean);
      return {
        name,
        ...(yearsOf(one) ? { year: yearsOf(one) } : {}),
        ...(one.source_address ? { address: one.source_address } : {}),
        ...(note.length ? { note: note.join('. ') } : {}),
      };
    },
  };
}
