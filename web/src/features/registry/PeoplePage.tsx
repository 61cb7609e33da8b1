import { Avatar, Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search, UserPlus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Item, query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatCountry } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { useMay, useMe } from '../../shared/useMe';
import { useRowKeys } from '../../shared/useRowKeys';
import { PAGED } from '../../shared/paged';
import { peopleQuery, type PeopleSearch } from './peopleSearch';
import classes from './registry.module.css';
import { SectionTabs } from './SectionTabs';
import type { Facets } from './useDirectory';
import { ExportMenu, SavedViews } from './ViewBar';

export type Person = Item<'/api/v1/people'>;

interface Props {
  search: PeopleSearch;
  onSearch: (search: PeopleSearch) => void;
}

export function PeoplePage({ search, onSearch }: Props) {
  const { t } = useTranslation('registry');
  const me = useMe();
  const staff = useMay('manage_members');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/people',
    { params: { query: { ...peopleQuery(search), facets: 'country', limit: 60 } } },
    {
      ...PAGED,
      placeholderData: keepPreviousData,
    },
  );
  const first = list.data?.pages[0] as { total?: number; facets?: Facets } | undefined;
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const later = useDebouncedCallback((q: string) => onSearch({ ...search, q: q.trim() || undefined }), 350);
  useRowKeys();
  return (
    <Page
      title={t('people.all')}
      subtitle={t('people.subtitle')}
      action={
        staff && (
          <ButtonLink to="/people/new" leftSection={<UserPlus size={16} aria-hidden />}>
            {t('people.add')}
          </ButtonLink>
        )
      }
    >
      <SectionTabs />
      <Group gap="sm" align="end">
        <TextInput
          key={search.q ? '' : 'none'}
          type="search"
          flex="1 1 220px"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          leftSection={<Search size={16} aria-hidden />}
          defaultValue={search.q ?? ''}
          onChange={(event) => later(event.currentTarget.value)}
        />
        <MultiSelect
          aria-label={t('filter.country')}
          placeholder={search.country ? undefined : t('filter.country')}
          w={230}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={(first?.facets?.['country'] ?? []).map(({ value, count }) => ({
            value,
            label: `${formatCountry(value)} (${count})`,
          }))}
          value={search.country?.split(',') ?? []}
          onChange={(countries) => onSearch({ ...search, country: countries.join(',') || undefined })}
        />
        <Select
          aria-label={t('sort.label')}
          w={190}
          allowDeselect={false}
          data={(['name', '-name', '-updated_at'] as const).map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          value={search.sort ?? 'name'}
          onChange={(sort) =>
            onSearch({ ...search, sort: sort === 'name' ? undefined : (sort as PeopleSearch['sort']) })
          }
        />
        <Group gap={6}>
          <SavedViews list="people" search={search} onOpen={onSearch} />
          <ExportMenu path="/api/v1/people/export" asked={peopleQuery(search)} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed" aria-live="polite">
        {first?.total !== undefined && t('people.count', { count: first.total })}
      </Text>
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Slow>
          <Lines count={8} height={56} />
        </Slow>
      )}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={UsersRound}
          title={search.q || search.country ? t('empty.filtered') : t('people.none_seen')}
          action={
            search.q || search.country ? (
              <Button variant="default" onClick={() => onSearch({})}>
                {t('chip.clear')}
              </Button>
            ) : undefined
          }
        >
          {me ? t('people.none_why') : t('people.guest')}
        </EmptyState>
      )}
      <ul className={classes['cards']}>
        {rows.map((person) => (
          <li key={person.person_id}>
            <PersonCard person={person} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more', { count: (first?.total ?? 0) - rows.length })}
        </Button>
      )}
    </Page>
  );
}

function PersonCard({ person }: { person: Person }) {
  const today = new Date().toISOString().slice(0, 10);
  const now = person.affiliations.filter(({ to_on }) => !to_on || to_on >= today);
  const name = `${person.given_name} ${person.family_name}`;
  return (
    <article className={classes['card']}>
      <Group gap="sm" wrap="nowrap">
        <Avatar radius="xl" color="vallis" name={name} aria-hidden />
        <Stack gap={0} style={{ minWidth: 0 }}>
          <Link to="/people/$personId" params={{ personId: person.person_id }} className={classes['cover']} data-row>
            {name}
          </Link>
          {person.title && (
            <Text size="sm" c="dimmed">
              {person.title}
            </Text>
          )}
        </Stack>
      </Group>
      {now.slice(0, 2).map((one) => (
        <Text key={one.affiliation_id} size="sm">
          {[one.position, one.organisation_name].filter(Boolean).join(' · ')}
        </Text>
      ))}
      {person.country_code && (
        <Text size="sm" c="dimmed" mt="auto">
          {formatCountry(person.country_code)}
        </Text>
      )}
    </article>
  );
}
