import { useTranslation } from 'react-i18next';
import { formatCountry } from '../../shared/format';
import { useWords } from './words';

/** A value of a form as a person reads it. */
export function useShownValue() {
  const { t } = useTranslation('registry');
  const { kindOf, specialisationOf } = useWords();
  return (field: string, value: unknown): string => {
    if (field === 'kind') return kindOf(value as string);
    if (field === 'country_code') return value ? formatCountry(value as string) : '';
    if (field === 'specialisations') return (value as string[]).map(specialisationOf).join(', ');
    if (field === 'countries') return (value as string[]).map(formatCountry).join(', ');
    if (field === 'other_names') return (value as { name: string }[]).map(({ name }) => name).join('; ');
    if (field === 'visibility') return t(`visibility.${value as string}.word`);
    if (field === 'field_visibility') {
      return Object.entries(value as Record<string, string>)
        .map(([one, who]) => `${t(`field.${one}`)}: ${t(`visibility.${who}.word`)}`)
        .join('; ');
    }
    return (value ?? '') as string;
  };
}
