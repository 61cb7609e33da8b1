export interface FreezeValues {
  title_en: string;
  title_ru: string;
  /** Which clusters: all, those of some countries, or some by name. */
  which: 'all' | 'countries' | 'clusters';
  clusters: string[];
  countries: string[];
  initiative: '' | 'public' | 'private' | 'mixed';
  period: string;
  max_age_years: number | '';
  min_known: number | '';
  unpublished: boolean;
  note: string;
}

export const EMPTY_FREEZE: FreezeValues = {
  title_en: '',
  title_ru: '',
  which: 'all',
  clusters: [],
  countries: [],
  initiative: '',
  period: '',
  max_age_years: '',
  min_known: '',
  unpublished: false,
  note: '',
};

/** As the API takes it: what is not chosen does not restrict. */
export function bodyOf(values: FreezeValues, clusterId: string | undefined) {
  const said = (text: string) => text.trim() || null;
  return {
    title_en: values.title_en.trim(),
    title_ru: said(values.title_ru),
    clusters: values.which === 'clusters' ? values.clusters : null,
    countries: values.which === 'countries' ? values.countries : null,
    initiative: values.initiative || null,
    period: said(values.period),
    max_age_years: values.max_age_years === '' ? null : values.max_age_years,
    min_known: values.min_known === '' ? null : values.min_known,
    unpublished_of: values.unpublished && clusterId ? clusterId : null,
    note: said(values.note),
  };
}

/** What a preview depends on: everything but the words. */
export function previewBody(values: FreezeValues, clusterId: string | undefined) {
  return { ...bodyOf(values, clusterId), title_en: 'preview', title_ru: null, note: null };
}
