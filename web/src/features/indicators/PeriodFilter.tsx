import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PERIOD } from './searches';

/** A year, quarter or month; takes effect once it is one. */
export function PeriodFilter({ period, onChange }: { period?: string; onChange: (period?: string) => void }) {
  const { t } = useTranslation('indicators');
  const [text, setText] = useState(period ?? '');
  const take = () => {
    const next = text.trim();
    if (next === (period ?? '')) return;
    if (next === '' || PERIOD.test(next)) onChange(next || undefined);
  };
  return (
    <TextInput
      aria-label={t('filter.period')}
      placeholder={t('filter.period')}
      w={110}
      value={text}
      error={Boolean(text.trim()) && !PERIOD.test(text.trim())}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
