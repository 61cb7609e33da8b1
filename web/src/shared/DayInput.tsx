import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dates } from './Dates';

interface Props {
  label: string;
  /** "2026-03-01" */
  value: string | null;
  onChange: (day: string | null) => void;
  clearable?: boolean;
  error?: ReactNode;
  w?: number;
}

/** A day, typed as people here write it or picked from a calendar. */
export function DayInput({ label, value, onChange, clearable, error, w }: Props) {
  const { t } = useTranslation();
  return (
    <Dates>
      <DateInput
        label={label}
        value={value}
        onChange={onChange}
        clearable={clearable}
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        error={error}
        w={w}
        valueFormat="DD.MM.YYYY"
        hideOutsideDates
        ariaLabels={{ nextMonth: t('dates.next'), previousMonth: t('dates.previous') }}
        popoverProps={{ withinPortal: true }}
      />
    </Dates>
  );
}
