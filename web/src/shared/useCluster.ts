import { useTranslation } from 'react-i18next';
import { type Item, query } from '../app/client';

export type Cluster = Item<'/api/v1/clusters'>;

const OPERATED = { params: { query: { operated: ['true'] } } };

/** The cluster that this server runs (the first, where it runs several); undefined while it is asked. */
export function useCluster(): Cluster | undefined {
  const { data } = query.useQuery('get', '/api/v1/clusters', OPERATED, { staleTime: Infinity });
  return data?.items[0];
}

/** Its name, or its description, in the page's language, else in the other one. */
export function useClusterWords(): (cluster: Cluster) => { name: string; description: string | null } {
  const { i18n } = useTranslation();
  return ({ name_en, name_ru, description_en, description_ru }) =>
    i18n.language === 'ru'
      ? { name: name_ru || name_en, description: description_ru || description_en || null }
      : { name: name_en, description: description_en || description_ru || null };
}
