/** How many digits a currency has behind its point: 2 of EUR, 0 of JPY. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** 12.34 of EUR → 1234, without the error of binary fractions. */
export function minorOf(amount: number | string, currency: string): number {
  return Math.round(Number(amount) * 10 ** digitsOf(currency));
}
