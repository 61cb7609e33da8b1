import { useSuspenseQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { formatCountry } from '../../shared/format';
import { wordLists } from './wordLists';

const FOR_LONG = { staleTime: Infinity };

export interface Choice {
  value: string;
  label: string;
}

/** The words of kinds, countries and specialisations in the page's language. */
export function useWords() {
  const { i18n } = useTranslation();
  const language = i18n.language === 'ru' ? ('ru' as const) : ('en' as const);
  const lists = wordLists(language);
  const [kindList, specialisationList] = useSuspenseQueries({ queries: [lists.kinds, lists.specialisations] });
  const kinds = kindList.data.items;
  const specialisations = specialisationList.data.items;
  const kindOf = useCallback((code: string) => kinds.find(({ kind }) => kind === code)?.name ?? code, [kinds]);
  const specialisationOf = useCallback(
    (code: string) => specialisations.find(({ specialisation }) => specialisation === code)?.name ?? code,
    [specialisations],
  );
  const byName = (a: Choice, b: Choice) => a.label.localeCompare(b.label, language);
  return {
    language,
    kindOf,
    specialisationOf,
    countryOf: formatCountry,
    kindChoices: kinds.map(({ kind, name }) => ({ value: kind, label: name })),
    specialisationChoices: specialisations
      .map(({ specialisation, name }) => ({ value: specialisation, label: name }))
      .sort(byName),
  };
}

/** Every country, by its name in the page's language. */
export function useCountryChoices(): Choice[] {
  const { i18n } = useTranslation();
  const { data } = query.useSuspenseQuery('get', '/api/v1/countries', {}, FOR_LONG);
  return data.items
    .map(({ country_code }) => ({ value: country_code, label: formatCountry(country_code) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
}

/** The cluster that is run here; undefined before the server was set up. */
export function useCluster() {
  const { data } = query.useSuspenseQuery(
    'get',
    '/api/v1/clusters',
    { params: { query: { operated: ['true'] } } },
    FOR_LONG,
  );
  return data.items[0];
}
