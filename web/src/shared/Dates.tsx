import '@mantine/dates/styles.layer.css';
import { DatesProvider } from '@mantine/dates';
import dayjs from 'dayjs';
import 'dayjs/locale/ru';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Around whatever picks dates: the page's language, weeks from Monday, and no red weekends, which miss the contrast. Give
 * calendars `hideOutsideDates` for the same reason. It is not around the whole frame, which does without dayjs.
 */
export function Dates({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  dayjs.locale(i18n.language);
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1, weekendDays: [] }}>{children}</DatesProvider>
  );
}
