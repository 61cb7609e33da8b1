import { SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The report holds both languages. */
export function Languages(): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('look.language')}
      value={i18n.language}
      onChange={(language) => void i18n.changeLanguage(language)}
      data={['en', 'ru']}
    />
  );
}
