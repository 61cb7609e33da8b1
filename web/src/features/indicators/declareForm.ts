import type { Indicator, Value } from './observations';

/** The fields of the form; texts are empty where nothing is said. */
export interface DeclareValues {
  indicator: string;
  unit_code: string;
  period: string;
  missing: boolean;
  value: Value;
  absence_reason: string;
  source_title: string;
  source_publisher: string;
  source_address: string;
  retrieved_on: string | null;
  file_id: string;
  evidence_value: string;
  confidence: 'high' | 'medium' | 'low';
  note: string;
  reason: string;
}

export const EMPTY: DeclareValues = {
  indicator: '',
  unit_code: '',
  period: '',
  missing: false,
  value: '',
  absence_reason: '',
  source_title: '',
  source_publisher: '',
  source_address: '',
  retrieved_on: null,
  file_id: '',
  evidence_value: '',
  confidence: 'medium',
  note: '',
  reason: '',
};

/** Which control takes the indicator's value. */
export type Control = 'number' | 'whole' | 'yes_no' | 'one_word' | 'words';

export function controlOf({ kind }: Pick<Indicator, 'kind'>): Control {
  if (kind === 'amount' || kind === 'score') return 'number';
  if (kind === 'count' || kind === 'rank') return 'whole';
  if (kind === 'boolean') return 'yes_no';
  return kind === 'set' ? 'words' : 'one_word';
}

const isEmpty = (value: Value) => value === '' || value === null || (Array.isArray(value) && value.length === 0);

/** What can be said without the server: keys of words, by field. */
export function faultsOfValues(values: DeclareValues): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const field of ['indicator', 'unit_code', 'period'] as const)
    if (!values[field].trim()) faults[field] = 'form.needed';
  if (values.missing) {
    if (!values.absence_reason.trim()) faults['absence_reason'] = 'form.needed';
    return faults;
  }
  if (isEmpty(values.value)) faults['value'] = 'form.needed';
  if (!values.file_id && !values.source_address.trim()) faults['source_address'] = 'declare.no_evidence';
  if (values.source_address.trim() && !values.retrieved_on) faults['retrieved_on'] = 'declare.no_day';
  return faults;
}

const said = (text: string) => text.trim() || null;

/** As the API takes it. */
export function bodyOf(values: DeclareValues, indicator: Pick<Indicator, 'measure_unit'>) {
  const value = values.missing || isEmpty(values.value) ? null : values.value;
  return {
    indicator: values.indicator,
    unit_code: values.unit_code,
    period: values.period.trim(),
    value: value as never,
    absence: values.missing ? ('not_available' as const) : null,
    absence_reason: values.missing ? said(values.absence_reason) : null,
    measure_unit: values.missing ? null : said(indicator.measure_unit),
    source_title: said(values.source_title),
    source_publisher: said(values.source_publisher),
    source_address: said(values.source_address),
    retrieved_on: values.retrieved_on,
    file_id: said(values.file_id),
    evidence_value: values.missing ? null : said(values.evidence_value),
    confidence: values.confidence,
    note: said(values.note),
    reason: said(values.reason),
  };
}
