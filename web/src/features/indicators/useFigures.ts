import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../app/client';
import { useQuery } from '@tanstack/react-query';
import { formatCountry } from '../../shared/format';
import { useCluster } from '../registry/words';
import type { Indicator, Observation, Unit } from './observations';

/** The indicators whose method is in force, in their order. */
export function useIndicators(): Indicator[] {
  return query.useSuspenseQuery('get', '/api/v1/indicators', {}, { staleTime: 5 * 60_000 }).data.items;
}

/** The cluster that is run here, then its countries: what staff enter figures of. */
export function useUnits(): { units: Unit[]; clusterId?: string } {
  const { i18n } = useTranslation();
  const cluster = useCluster();
  const { language } = i18n;
  const units = useMemo((): Unit[] => {
    if (!cluster) return [];
    const name = (language === 'ru' && cluster.name_ru) || cluster.name_en;
    return [
      { kind: 'cluster', code: cluster.code, name },
      ...(cluster.countries ?? []).map((code): Unit => ({ kind: 'country', code, name: formatCountry(code) })),
    ];
  }, [cluster, language]);
  return { units, clusterId: cluster?.cluster_id };
}

/** Which of them a request asks for: a cluster and its countries are two filters, each of which narrows. */
export function unitQuery({ kind, code }: Unit): { cluster?: string[]; country?: string[]; unit_kind?: string[] } {
  return kind === 'cluster' ? { cluster: [code] } : { country: [code], unit_kind: ['country'] };
}

/** All observations of some units that were not refused or replaced, page by page. */
export function useObservationsOf(units: readonly Unit[], period?: string) {
  return useQuery({
    queryKey: ['get', '/api/v1/observations', 'standing', units.map(({ code }) => code), period],
    enabled: units.length > 0,
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        units.map((unit) =>
          everyPage(
            {
              ...unitQuery(unit),
              state: ['published', 'checked', 'proposed'],
              ...(period ? { period: [period] } : {}),
            },
            signal,
          ),
        ),
      );
      return lists.flat();
    },
  });
}

async function everyPage(asked: Record<string, string[]>, signal: AbortSignal): Promise<Observation[]> {
  const all: Observation[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET('/api/v1/observations', {
      params: { query: { ...asked, limit: 200, cursor } },
      signal,
    });
    if (!data) throw error as unknown as Error;
    all.push(...data.items);
    cursor = data.next ?? undefined;
  } while (cursor);
  return all;
}
