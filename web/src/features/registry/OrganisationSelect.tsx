import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { formatCountry } from '../../shared/format';

interface Props {
  label: string;
  description?: string;
  value: string | null;
  onChange: (organisationId: string | null, name?: string) => void;
  /** The name of the value that is there at the beginning. */
  name?: string;
  error?: React.ReactNode;
  required?: boolean;
}

/** Finds an organisation of the directory by any of its names. */
export function OrganisationSelect({ label, description, value, onChange, name, error, required }: Props) {
  const { t } = useTranslation('registry');
  const [typed, setTyped] = useState(name ?? '');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data, isFetching } = query.useQuery(
    'get',
    '/api/v1/organisations',
    { params: { query: { q: q ? [q] : undefined, limit: 20, fields: 'organisation_id,name,country_code' } } },
    { placeholderData: keepPreviousData },
  );
  const found = (data?.items ?? []).map((one) => ({
    value: one.organisation_id,
    label: `${one.name} · ${formatCountry(one.country_code)}`,
  }));
  const there = value && name && !found.some((one) => one.value === value) ? [{ value, label: name }] : [];
  return (
    <Select
      label={label}
      description={description}
      error={error}
      aria-required={required}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      data={[...there, ...found]}
      // The server has found them already, by names that are not in the label too.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={isFetching ? t('state.loading') : t('select.nothing')}
      value={value}
      onChange={(next) => onChange(next, found.find((one) => one.value === next)?.label.split(' · ')[0])}
    />
  );
}
