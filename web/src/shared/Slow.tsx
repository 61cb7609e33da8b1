import { Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Its children only after 300 ms: what comes sooner needs no sign that it is on its way. */
export function Slow({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}

/** Lines in the shape of a text, or of a list's rows. */
export function Lines({ count = 4, height = 18 }: { count?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: count }, (_, i) => (
        <Skeleton key={i} height={height} width={`${100 - ((i * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}

/** In place of a page that is on its way; the router waits 300 ms before it shows it. */
export function PagePending() {
  return (
    <Stack gap="lg" maw={720}>
      <Skeleton height={32} width="40%" />
      <Lines count={6} />
    </Stack>
  );
}
