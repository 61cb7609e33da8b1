import { queryClient } from '../app/client';

/** After a change: what was read below these addresses is read again where it is shown. */
export function refresh(...paths: string[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => paths.some((path) => String(queryKey[1] ?? queryKey[0]).startsWith(path)),
  });
}

/** The header by which the server knows which state a change was decided on. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
