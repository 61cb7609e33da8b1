import { type Item, query, queryClient } from '../../app/client';

export type Notice = Item<'/api/v1/me/notices'>;

const NOTICES = { params: { query: { limit: 50 } } };

/** The newest of mine with the number of unread ones, asked for again each minute while the page is seen. */
export function useNotices() {
  return query.useQuery('get', '/api/v1/me/notices', NOTICES, { refetchInterval: 60_000 });
}

export function readNoticesAgain(): void {
  void queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/me/notices'] });
}
