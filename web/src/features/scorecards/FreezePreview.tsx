import { Alert, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, LockKeyhole } from 'lucide-react';
import type { paths } from '../../app/schema';
import { formatNumber } from '../../shared/format';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { SharesBar } from '../indicators/SharesBar';
import { sharesOf } from './scorecards';
import { useTableWords } from './useTableWords';

type Preview = paths['/api/v1/scorecards/preview']['post']['responses'][200]['content']['application/json'];

interface Props {
  data?: Preview;
  error: unknown;
  /** While another one is on its way. */
  stale: boolean;
}

/** What the version would hold, as things are. */
export function FreezePreview({ data, error, stale }: Props) {
  const { t } = useTableWords();
  return (
    <Card withBorder p="lg" component="section" aria-label={t('preview.title')} style={{ position: 'sticky', top: 84 }}>
      <Stack gap="md" aria-live="polite" style={{ opacity: stale ? 0.75 : 1 }}>
        <Title order={2} fz={17}>
          {t('preview.title')}
        </Title>
        {problemOf(error ?? {}).errors ? (
          <List size="sm">
            {problemOf(error).errors?.map(({ detail }) => (
              <List.Item key={detail}>{detail}</List.Item>
            ))}
          </List>
        ) : (
          <ProblemAlert error={error} />
        )}
        {!data && !error && (
          <Slow>
            <Lines count={4} />
          </Slow>
        )}
        {data && !error && (
          <>
            <Group gap="xl">
              {(['unit_count', 'indicator_count', 'observation_count'] as const).map((what) => (
                <div key={what}>
                  <Text fz={24} fw={650} lh={1.1}>
                    {formatNumber(data[what])}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t(`preview.${what}`)}
                  </Text>
                </div>
              ))}
            </Group>
            <SharesBar shares={sharesOf(data)} label={t('preview.cells')} />
            {data.is_publishable ? (
              <Group gap={8} wrap="nowrap" align="start">
                <CircleCheck size={18} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
                <Text size="sm">{t('preview.publishable')}</Text>
              </Group>
            ) : (
              <Alert color="yellow" variant="light" icon={<LockKeyhole size={18} aria-hidden />}>
                {t('preview.secret')}
              </Alert>
            )}
            <details>
              <summary style={{ cursor: 'pointer', fontSize: 14, padding: '4px 0' }}>
                {t('preview.names', { count: data.units.length })}
              </summary>
              <List size="sm" spacing={2} mt="xs">
                {data.units.map((name) => (
                  <List.Item key={name}>{name}</List.Item>
                ))}
              </List>
            </details>
          </>
        )}
      </Stack>
    </Card>
  );
}
