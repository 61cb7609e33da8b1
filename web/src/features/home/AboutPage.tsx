import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { Section } from '../../shared/Section';

/** What this is, how its figures come about, and what it does with what it knows about people. */
export function AboutPage() {
  const { t } = useTranslation('home');
  return (
    <Page title={t('about.title')} width={760}>
      {(['what', 'figures', 'people'] as const).map((part) => (
        <Section key={part} title={t(`about.${part}.title`)}>
          <Text>{t(`about.${part}.text`)}</Text>
        </Section>
      ))}
      <Section title={t('about.programs.title')}>
        <List>
          <List.Item>
            <Anchor href="/api/docs">{t('about.programs.docs')}</Anchor>
          </List.Item>
          <List.Item>
            <Anchor href="/api/v1/openapi.json">{t('about.programs.openapi')}</Anchor>
          </List.Item>
        </List>
      </Section>
    </Page>
  );
}
