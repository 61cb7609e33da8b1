import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client';

/** Records of the directory that may be the same as what an application says of its organisation. */
export function useSimilar(organisation: unknown) {
  const said = organisation as { name: string; kind: string; country_code: string };
  const { data } = useQuery({
    queryKey: ['similar', said],
    retry: false,
    queryFn: async ({ signal }) => {
      const { data, error } = await api.POST('/api/v1/organisations/similar', { body: said, signal });
      if (!data) throw error as unknown as Error;
      return data.items;
    },
  });
  return data ?? [];
}
