import { useTranslation } from 'react-i18next';
import { formatCountry } from '../../shared/format';
import { useWords } from './words';

/** A value of a form as a person reads it. */
export function useShownValue() {
  const { t } = useTranslation('registry');
  const { kindOf, specialisationOf } = useWords();
  return (field: string, value: unknown): string => {
    if (field === 'kind') return kindOf(String(value));
    if (field === 'country_code') return value ? formatCountry(String(value)) : '';
    if (field === 'specialisations') return (value as string[]).map(specialisationOf).join(', ');
    if (field === 'countries') return (value as string[]).map(formatCountry).join(', ');
    if (field === 'other_names') return (value as { name: string }[]).map(({ name }) => name).join('; ');
    if (field === 'visibility') return t(`visibility.${String(value)}.word`);
    if (field === 'field_visibility') {
      return Object.entries(value as Record<string, string>)
        .map(([one, who]) => `${t(`field.${one}`)}: ${t(`visibility.${who}.word`)}`)
        .join('; ');
    }
    return String(value ?? '');
  };
}
