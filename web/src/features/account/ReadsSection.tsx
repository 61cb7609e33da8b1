import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { formatInstant } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { WhoCanSee } from '../../shared/WhoCanSee';

/** Who looked at what is about me. */
export function ReadsSection() {
  const { t } = useTranslation('account');
  const { data, error } = query.useQuery('get', '/api/v1/me/reads');
  return (
    <Section
      title={t('reads.title')}
      lead={data?.items.length === 0 ? t('reads.none') : t('reads.lead')}
      aside={<WhoCanSee visibility="self" />}
    >
      <ProblemAlert error={error} />
      {data && data.items.length > 0 && (
        <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {data.items.slice(0, 20).map((read) => (
            <Text key={read.read_id} size="sm" component="li">
              {formatInstant(read.occurred_at)} · {read.purpose || read.object_kind}
            </Text>
          ))}
        </Stack>
      )}
    </Section>
  );
}
