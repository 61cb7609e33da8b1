import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Download, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../app/client';
import { formatInstant } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';

/** A copy of all that is kept about me; it is made in the background and kept for some days. */
export function ExportSection() {
  const { t } = useTranslation('account');
  const { data, error } = query.useQuery(
    'get',
    '/api/v1/me/exports',
    {},
    { refetchInterval: (q) => (q.state.data?.items.some((one) => !one.ready_at) ? 2000 : false) },
  );
  const ask = query.useMutation('post', '/api/v1/me/exports', {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/me/exports'] }),
  });
  return (
    <Section
      title={t('export.title')}
      lead={t('export.lead')}
      aside={
        <Button variant="default" onClick={() => ask.mutate({})} loading={ask.isPending}>
          {t('export.ask')}
        </Button>
      }
    >
      <ProblemAlert error={ask.error ?? error} />
      {data && data.items.length > 0 && (
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {data.items.map((one) => (
            <Group key={one.data_export_id} component="li" gap="sm">
              {one.ready_at ? <Download size={18} aria-hidden /> : <LoaderCircle size={18} aria-hidden />}
              {one.ready_at ? (
                <Anchor href={`/api/v1/me/exports/${one.data_export_id}/document`} size="sm" download>
                  {t('export.of', { when: formatInstant(one.asked_at) })}
                </Anchor>
              ) : (
                <Text size="sm">{t('export.making')}</Text>
              )}
              {one.expires_at && (
                <Text size="xs" c="dimmed">
                  {t('export.until', { when: formatInstant(one.expires_at) })}
                </Text>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  );
}
