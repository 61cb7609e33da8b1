import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { studyQuery } from './api';
import type { Study } from './study';

const route = getRouteApi('/observatory');

/** The study that the address names; the current one where it names none. */
export function useStudy(): { study: Study; code: string } {
  const code = route.useSearch({ select: (search) => search.study ?? 'current' });
  return { study: useSuspenseQuery(studyQuery(code)).data, code };
}
