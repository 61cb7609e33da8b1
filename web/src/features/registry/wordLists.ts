import i18n from 'i18next';
import { query, queryClient } from '../../app/client';
import type { Language } from '../../app/languages';

const FOR_LONG = { staleTime: Infinity };

/** What kinds and specialisations are called. */
export const wordLists = (language: Language) => {
  const asked = { params: { query: { language } } };
  return {
    kinds: query.queryOptions('get', '/api/v1/organisation-kinds', asked, FOR_LONG),
    specialisations: query.queryOptions('get', '/api/v1/specialisations', asked, FOR_LONG),
  };
};

/**
 * For the `loader` of the register's routes: asks for its words while the scripts of the page are on their way. Nobody
 * waits for it, and what fails is asked for again by the page, which then says so.
 */
export function loadWords(): void {
  const { kinds, specialisations } = wordLists(i18n.language === 'ru' ? 'ru' : 'en');
  void i18n.loadNamespaces('registry');
  void queryClient.prefetchQuery(kinds);
  void queryClient.prefetchQuery(specialisations);
}
