import { QueryCache, QueryClient } from '@tanstack/react-query';
import i18n from 'i18next';
import createClient from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import { problemOf } from '../shared/problem';
import type { paths } from './schema';

/** Typed by the server's own OpenAPI document: `const { data, error } = await api.GET('/api/v1/me')`. */
export const api = createClient<paths>({ baseUrl: '/' });

// Some answers hold words; they come in the page's language.
api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18n.language);
    return request;
  },
});

/** `query.useSuspenseQuery('get', '/api/v1/me')`, `query.useMutation('post', …)`; what is thrown is a Problem. */
export const query = createQueryHooks(api);

/** What a GET of the path answers with 200, as JSON. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** One row of a list. */
export type Item<Path extends keyof paths> = Answer<Path> extends { items: (infer Row)[] } ? Row : never;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere: who I am is asked again, and the page offers to sign in.
    onError(error, failed) {
      const asked = failed.queryKey[1] === '/api/v1/session';
      if (problemOf(error).status === 401 && !asked)
        void queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/session'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // Only what may go better the next time is tried again.
      retry: (count, error) => count < 1 && problemOf(error).status >= 500,
    },
  },
});
