import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';

export function HomePage() {
  const { t } = useTranslation('home');
  return (
    <Page title={t('title')} width={720}>
      <Text>{t('about')}</Text>
    </Page>
  );
}
