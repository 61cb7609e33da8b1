import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Chip, chipsOf, type DirectorySearch, FACETS, withoutChip, withoutFilters } from './directorySearch';
import { useFacetWord } from './FacetPanel';

interface Props {
  search: DirectorySearch;
  onChange: (search: DirectorySearch) => void;
}

/** What narrows the list down; each can be taken away on its own. */
export function FilterChips({ search, onChange }: Props) {
  const { t } = useTranslation('registry');
  const wordOf = useFacetWord();
  const chips = chipsOf(search);
  if (chips.length === 0) return null;

  const word = ({ filter, value }: Chip) => {
    const facet = FACETS.find((one) => one === filter);
    if (facet) return wordOf(facet, value);
    if (filter === 'bounds') return t('chip.bounds');
    if (filter === 'state') return t(`chip.state_${value}`);
    return filter === 'q' ? t('chip.q', { value }) : value;
  };
  return (
    <Group gap={8} role="group" aria-label={t('chip.label')}>
      {chips.map((chip) => (
        <Group
          key={chip.filter + chip.value}
          gap={2}
          wrap="nowrap"
          pl={10}
          pr={2}
          h={28}
          bg="var(--mantine-color-vallis-light)"
          c="var(--mantine-color-vallis-light-color)"
          style={{ borderRadius: 14 }}
        >
          <Text size="sm" fw={500}>
            {word(chip)}
          </Text>
          <CloseButton
            size={24}
            c="inherit"
            variant="transparent"
            aria-label={t('chip.remove', { value: word(chip) })}
            onClick={() => onChange(withoutChip(search, chip))}
          />
        </Group>
      ))}
      {chips.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(withoutFilters(search))}>
          {t('chip.clear')}
        </Button>
      )}
    </Group>
  );
}
