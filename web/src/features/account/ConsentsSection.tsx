import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../app/client';
import { formatInstant } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/me/consents'] });

/** What people are asked to agree to here, in my language, and whether I did; each can be taken back. */
export function ConsentsSection() {
  const { t, i18n } = useTranslation('account');
  const texts = query.useQuery('get', '/api/v1/consent-texts');
  const mine = query.useQuery('get', '/api/v1/me/consents');
  const agree = query.useMutation('post', '/api/v1/me/consents', { onSuccess: readAgain });
  const withdraw = query.useMutation('post', '/api/v1/me/consents/{consent_id}/withdrawal', { onSuccess: readAgain });
  const shown = texts.data?.items.filter((text) => text.language === i18n.language) ?? [];
  return (
    <Section title={t('consents.title')} lead={shown.length ? t('consents.lead') : t('consents.none')}>
      <ProblemAlert error={texts.error ?? mine.error ?? agree.error ?? withdraw.error} />
      {shown.map(({ purpose, version, language, text }) => {
        const given = mine.data?.items.find((one) => one.purpose === purpose && !one.withdrawn_at);
        return (
          <Stack key={`${purpose} ${version}`} gap={6} py="xs" style={{ borderTop: '1px solid var(--line)' }}>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {text}
            </Text>
            <Group gap="sm">
              {given ? (
                <>
                  <Badge variant="light" tt="none">
                    {t('consents.given', { when: formatInstant(given.given_at) })}
                  </Badge>
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => withdraw.mutate({ params: { path: { consent_id: given.consent_id } } })}
                  >
                    {t('consents.withdraw')}
                  </Button>
                </>
              ) : (
                <Button size="compact-sm" onClick={() => agree.mutate({ body: { purpose, version, language } })}>
                  {t('consents.agree')}
                </Button>
              )}
            </Group>
          </Stack>
        );
      })}
    </Section>
  );
}
