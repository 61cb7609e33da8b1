import i18n from 'i18next';

/**
 * Numbers and dates as the page's language writes them. Dates without a time are days, in no zone; instants are shown in
 * the reader's own zone. Call them while drawing: a change of language draws the page again.
 */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return numbers(i18n.language, options).format(value);
}

/** A long table asks for thousands of formats, each of which costs a browser more to make than to use. */
function kept<Options, Format>(make: (language: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (language: string, options: Options): Format => {
    const key = language + JSON.stringify(options);
    const found = formats.get(key) ?? make(language, options);
    formats.set(key, found);
    return found;
  };
}
const numbers = kept((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options));
const dates = kept((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options));
const names = kept((language, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(language, options));

/** 0.873 → "87%" */
export function formatShare(share: number, digits = 0): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: digits });
}

/** 125050, "EUR" → "€1,250.50" */
export function formatMoney(minor: number, currency: string): string {
  const format = numbers(i18n.language, { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** "2026-03-01" → "1 Mar 2026" */
export function formatDate(day: string, style: 'medium' | 'long' = 'medium'): string {
  return dates(localeOfDates(), { dateStyle: style, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}

/** "2026-03-01T09:30:00Z" → "1 Mar 2026, 10:30" */
export function formatInstant(instant: string): string {
  return dates(localeOfDates(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** "3 days ago", "in 2 hours", in whole units. */
export function formatAgo(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' });
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'minute');
}

/** "DE" → "Germany" */
export function formatCountry(code: string): string {
  return names(i18n.language, { type: 'region' }).of(code) ?? code;
}

/** Day before month, as both languages' readers in Europe have it. */
function localeOfDates(): string {
  return i18n.language === 'en' ? 'en-GB' : i18n.language;
}
