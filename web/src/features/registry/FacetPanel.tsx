import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCountry, formatNumber } from '../../shared/format';
import { FACETS, type DirectorySearch, type Facet, toggled } from './directorySearch';
import type { Facets } from './useDirectory';
import { useWords } from './words';

interface Props {
  search: DirectorySearch;
  facets: Facets;
  onChange: (part: Partial<DirectorySearch>) => void;
}

const FEW = 6;

/** By what the list can be narrowed down, with how many there are of each value. */
export function FacetPanel({ search, facets, onChange }: Props) {
  const { t } = useTranslation('registry');
  return (
    <Stack gap="lg">
      {FACETS.map((facet) => (
        <FacetGroup
          key={facet}
          facet={facet}
          counts={facets[facet] ?? []}
          chosen={search[facet]?.split(',') ?? []}
          onToggle={(value) => onChange({ [facet]: toggled(search[facet], value) })}
        />
      ))}
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <Text component="legend" size="sm" fw={600} mb={6}>
          {t('filter.more')}
        </Text>
        <TextInput
          key={search.city ?? ''}
          size="xs"
          label={t('filter.city')}
          defaultValue={search.city ?? ''}
          onBlur={(event) => {
            const city = event.currentTarget.value.trim() || undefined;
            if (city !== search.city) onChange({ city });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <Checkbox
          mt="sm"
          size="xs"
          label={t('filter.with_ended')}
          checked={search.state === 'all'}
          onChange={(event) => onChange({ state: event.currentTarget.checked ? 'all' : undefined })}
        />
      </fieldset>
    </Stack>
  );
}

interface GroupProps {
  facet: Facet;
  counts: { value: string; count: number }[];
  chosen: string[];
  onToggle: (value: string) => void;
}

function FacetGroup({ facet, counts, chosen, onToggle }: GroupProps) {
  const { t } = useTranslation('registry');
  const [open, setOpen] = useState(false);
  const nameOf = useFacetWord();
  // What was chosen stays in sight, though nothing is left of it.
  const gone = chosen.filter((value) => !counts.some((one) => one.value === value));
  const all = [...gone.map((value) => ({ value, count: 0 })), ...counts];
  if (all.length === 0) return null;
  const shown = open ? all : all.filter((one, i) => i < FEW || chosen.includes(one.value));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="sm" fw={600} mb={6}>
        {t(`filter.${facet}`)}
      </Text>
      <Stack gap={11}>
        {shown.map(({ value, count }) => (
          <Group key={value} justify="space-between" wrap="nowrap" gap="xs">
            <Checkbox
              size="xs"
              label={nameOf(facet, value)}
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
              aria-label={t('filter.value', { value: nameOf(facet, value), count })}
            />
            <Text size="xs" c="dimmed" aria-hidden>
              {formatNumber(count)}
            </Text>
          </Group>
        ))}
      </Stack>
      {all.length > FEW && (
        <Button size="compact-xs" variant="subtle" mt={6} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('filter.fewer') : t('filter.all', { count: all.length })}
        </Button>
      )}
    </fieldset>
  );
}

/** What a value of a facet is called. */
export function useFacetWord() {
  const { t } = useTranslation('registry');
  const { kindOf, specialisationOf } = useWords();
  return (facet: Facet, value: string): string => {
    if (facet === 'kind') return kindOf(value);
    if (facet === 'country') return formatCountry(value);
    if (facet === 'specialisation') return specialisationOf(value);
    return t(`member_group.${value}`);
  };
}
