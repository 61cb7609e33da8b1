const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/YaBrowser\//, 'Yandex Browser'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** "Mozilla/5.0 (X11; Linux x86_64) … Chrome/156…" → "Chrome, Linux". What names itself otherwise is a program. */
export function deviceOf(userAgent: string): { kind: 'phone' | 'computer' | 'program'; name: string } {
  const find = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find(BROWSERS);
  if (!browser) return { kind: 'program', name: userAgent.split(' ')[0] ?? '' };
  const name = [browser, find(SYSTEMS)].filter(Boolean).join(', ');
  return { kind: /Mobile|iPhone|Android/.test(userAgent) ? 'phone' : 'computer', name };
}
