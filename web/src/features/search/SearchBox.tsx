import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, query } from '../../app/client';
import { Marked } from '../../shared/Marked';
import { placeOf } from './kinds';

type Hit = Item<'/api/v1/search'>;
const ALL = 'all';

/** The one box that finds everything: what is found while typing, by kind; Enter leads to all of it. `/` comes here. */
export function SearchBox() {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, isFetching } = query.useQuery(
    'get',
    '/api/v1/search',
    { params: { query: { q: asked, limit: 8 } } },
    { enabled: asked.length > 1, placeholderData: keepPreviousData },
  );
  const hits = asked.length > 1 ? (data?.items ?? []) : [];
  const open = words.trim().length > 1 && data !== undefined;

  function go(value: string) {
    combobox.closeDropdown();
    if (value === ALL) return void navigate({ to: '/search', search: { q: words.trim() } });
    setWords('');
    const [kind = '', id = ''] = value.split(' ');
    void navigate({ to: placeOf(kind, id).to });
  }

  return (
    <Combobox store={combobox} onOptionSubmit={go} shadow="md" withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id="search"
          type="search"
          role="combobox"
          aria-label={t('label')}
          placeholder={t('placeholder')}
          autoComplete="off"
          leftSection={isFetching ? <Loader size={14} /> : <Search size={16} aria-hidden />}
          rightSection={words === '' && <Kbd size="xs">/</Kbd>}
          rightSectionPointerEvents="none"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            if (event.currentTarget.value.trim().length > 1) combobox.openDropdown();
            else combobox.closeDropdown();
          }}
          onFocus={() => words.trim().length > 1 && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0 && words.trim()) go(ALL);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!open}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('label')}>
          {[...new Set(hits.map((hit) => hit.kind))].map((kind) => (
            <Combobox.Group key={kind} label={t(`kind.${kind}`)}>
              {hits.filter((hit) => hit.kind === kind).map(option)}
            </Combobox.Group>
          ))}
          {hits.length === 0 && <Combobox.Empty>{t('nothing_short', { words: asked })}</Combobox.Empty>}
          {hits.length > 0 && (
            <Combobox.Option value={ALL}>
              <Text size="sm" fw={500}>
                {t('all', { count: data?.total ?? 0 })}
              </Text>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );

  function option(hit: Hit) {
    const { icon: Icon } = placeOf(hit.kind, hit.id);
    return (
      <Combobox.Option key={hit.id} value={`${hit.kind} ${hit.id}`}>
        <div style={{ display: 'flex', gap: 10, alignItems: 'start' }}>
          <Icon size={16} aria-hidden style={{ marginTop: 3, flexShrink: 0 }} />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" truncate>
              <Marked html={hit.title_html} />
            </Text>
            {hit.field !== 'title' && hit.excerpt_html && (
              <Text size="xs" c="dimmed" truncate>
                <Marked html={hit.excerpt_html} />
              </Text>
            )}
          </div>
        </div>
      </Combobox.Option>
    );
  }
}
