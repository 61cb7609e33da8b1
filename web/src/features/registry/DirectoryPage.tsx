import { Button, Drawer, Group, Text } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/EmptyState';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { useRowKeys } from '../../shared/useRowKeys';
import { useMay } from '../../shared/useMe';
import { BulkBar } from './BulkBar';
import { FIRST_COLUMNS } from './columns';
import { DirectoryMap } from './DirectoryMap';
import { chipsOf, type DirectorySearch, withoutFilters } from './directorySearch';
import { FacetPanel } from './FacetPanel';
import { FilterChips } from './FilterChips';
import { OrganisationCards } from './OrganisationCards';
import { OrganisationTable } from './OrganisationTable';
import classes from './registry.module.css';
import { SectionTabs } from './SectionTabs';
import { useDirectory } from './useDirectory';
import { ViewBar } from './ViewBar';

interface Props {
  search: DirectorySearch;
  onSearch: (search: DirectorySearch) => void;
}

export function DirectoryPage({ search, onSearch }: Props) {
  const { t } = useTranslation('registry');
  const may = useMay('manage_members');
  const phone = useMediaQuery('(max-width: 48em)') ?? false;
  const [filters, setFilters] = useState(false);
  const view = search.view === 'table' && phone ? 'cards' : (search.view ?? 'cards');
  const list = useDirectory(search, view === 'table' ? 200 : 60);
  const change = (part: Partial<DirectorySearch>) => onSearch({ ...search, ...part });
  const facets = <FacetPanel search={search} facets={list.facets} onChange={change} />;
  const [columns, setColumns] = useLocalStorage<string[]>({
    key: 'directory.columns',
    defaultValue: [...FIRST_COLUMNS],
  });
  const [dense, setDense] = useLocalStorage({ key: 'directory.dense', defaultValue: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const narrowed = chipsOf(search).length > 0;
  useRowKeys();

  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      action={
        may && (
          <ButtonLink to="/organisations/new" leftSection={<Plus size={16} aria-hidden />}>
            {t('add.organisation')}
          </ButtonLink>
        )
      }
    >
      <SectionTabs />
      <ViewBar
        search={search}
        onChange={onSearch}
        columns={columns}
        onColumns={setColumns}
        dense={dense}
        onDense={setDense}
        onFilters={() => setFilters(true)}
      />
      <div className={classes['split']}>
        <aside className={classes['aside']} aria-label={t('filter.open')}>
          {facets}
        </aside>
        <section aria-label={t('results')} style={{ display: 'grid', gap: 14, minWidth: 0 }}>
          <Group justify="space-between" gap="sm" mih={28}>
            <Text size="sm" c="dimmed" aria-live="polite">
              {list.total !== undefined && t('count', { count: list.total })}
            </Text>
            <FilterChips search={search} onChange={onSearch} />
          </Group>
          {may && selected.size > 0 && (
            <BulkBar
              // What was found by another search, or ticked otherwise, is not meant any more.
              key={JSON.stringify(search) + selected.size}
              rows={list.rows.filter(({ organisation_id }) => selected.has(organisation_id))}
              search={search}
              total={list.total ?? 0}
              onClear={() => setSelected(new Set())}
            />
          )}
          <ProblemAlert error={list.error} retry={() => void list.refetch()} />
          {list.isPending && (
            <Slow>
              <Lines count={8} height={56} />
            </Slow>
          )}
          {view === 'map' && <DirectoryMap search={search} onBounds={(bounds) => change({ bounds })} />}
          {list.isSuccess && list.rows.length === 0 && (
            <EmptyState
              icon={Building2}
              title={narrowed ? t('empty.filtered') : t('empty.title')}
              action={
                narrowed ? (
                  <Button variant="default" onClick={() => onSearch(withoutFilters(search))}>
                    {t('chip.clear')}
                  </Button>
                ) : (
                  may && <ButtonLink to="/staff/imports">{t('empty.import')}</ButtonLink>
                )
              }
            >
              {narrowed ? t('empty.filtered_why') : t('empty.why')}
            </EmptyState>
          )}
          {list.rows.length > 0 &&
            (view === 'table' ? (
              <OrganisationTable
                rows={list.rows}
                shown={columns}
                dense={dense}
                sort={search.sort}
                onSort={(sort) => change({ sort: sort === 'name' ? undefined : sort })}
                onEnd={() => list.hasNextPage && !list.isFetching && void list.fetchNextPage()}
                selected={may ? selected : undefined}
                onSelect={setSelected}
              />
            ) : (
              <OrganisationCards rows={list.rows} selected={may ? selected : undefined} onSelect={setSelected} />
            ))}
          {list.hasNextPage && (
            <Button
              variant="default"
              mx="auto"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('more', { count: (list.total ?? 0) - list.rows.length })}
            </Button>
          )}
        </section>
      </div>
      <Drawer
        opened={filters}
        onClose={() => setFilters(false)}
        title={t('filter.open')}
        position="bottom"
        size="80%"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {facets}
        <Button fullWidth mt="lg" onClick={() => setFilters(false)}>
          {t('filter.show', { count: list.total ?? 0 })}
        </Button>
      </Drawer>
    </Page>
  );
}
