import type { ReactNode } from 'react';
import type { Item } from '../../app/client';
import { formatCountry, formatDate, formatNumber } from '../../shared/format';
import type { Sort } from './directorySearch';

export type Organisation = Item<'/api/v1/organisations'>;

/** Columns of the table besides the name, which is always there. Words are `column.<key>`. */
export interface Column {
  key: keyof Organisation;
  /** In px; the name takes the rest. */
  width: number;
  number?: boolean;
  sort?: 'name' | 'updated_at' | 'staff_count';
  show: (organisation: Organisation, words: Words) => ReactNode;
}

export interface Words {
  kindOf: (code: string) => string;
  specialisationOf: (code: string) => string;
}

export const COLUMNS: readonly Column[] = [
  { key: 'kind', width: 160, show: ({ kind }, { kindOf }) => kindOf(kind) },
  { key: 'country_code', width: 120, show: ({ country_code }) => formatCountry(country_code) },
  { key: 'city', width: 130, show: ({ city }) => city },
  { key: 'region', width: 150, show: ({ region }) => region },
  {
    key: 'specialisations',
    width: 200,
    show: ({ specialisations }, { specialisationOf }) => specialisations?.map(specialisationOf).join(', '),
  },
  {
    key: 'staff_count',
    width: 90,
    number: true,
    sort: 'staff_count',
    show: ({ staff_count }) => staff_count != null && formatNumber(staff_count),
  },
  { key: 'founded_year', width: 110, number: true, show: ({ founded_year }) => founded_year },
  { key: 'email', width: 220, show: ({ email }) => email },
  { key: 'phone', width: 150, show: ({ phone }) => phone },
  {
    key: 'website',
    width: 200,
    show: ({ website }) => website?.replace(/^https?:\/\//, ''),
  },
  { key: 'offers', width: 220, show: ({ offers }) => offers },
  { key: 'needs', width: 220, show: ({ needs }) => needs },
  {
    key: 'updated_at',
    width: 130,
    sort: 'updated_at',
    show: ({ updated_at }) => formatDate(updated_at.slice(0, 10)),
  },
];

export const FIRST_COLUMNS: readonly string[] = ['kind', 'country_code', 'specialisations', 'staff_count'];

/** The order after a press on a column's header: rising first, then falling; numbers and days the other way round. */
export function nextSort(column: NonNullable<Column['sort']>, sort: Sort | undefined): Sort {
  const now = sort ?? 'name';
  const first: Sort = column === 'name' ? 'name' : `-${column}`;
  const second: Sort = column === 'name' ? '-name' : column;
  return now === first ? second : first;
}

export function ariaSort(column: NonNullable<Column['sort']>, sort: Sort | undefined) {
  const now = sort ?? 'name';
  if (now === column) return 'ascending' as const;
  return now === `-${column}` ? ('descending' as const) : ('none' as const);
}
