import { Code, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../shared/links';
import { Section } from '../../shared/Section';

/** What comes next: members by a file or one by one, or a look round with made-up ones. */
export function DoneStep() {
  const { t } = useTranslation('setup');
  return (
    <Section title={t('done.title')} lead={t('done.lead')}>
      <List spacing="sm">
        <List.Item>{t('done.import')}</List.Item>
        <List.Item>{t('done.factor')}</List.Item>
        <List.Item>
          <Text component="span">{t('done.demo')}</Text> <Code>{'vallis demo load'}</Code>
        </List.Item>
      </List>
      <Group>
        <ButtonLink to="/staff/imports">{t('done.import_go')}</ButtonLink>
        <ButtonLink to="/" variant="default">
          {t('done.go')}
        </ButtonLink>
        <ButtonLink to="/settings" variant="default">
          {t('done.settings')}
        </ButtonLink>
      </Group>
    </Section>
  );
}
