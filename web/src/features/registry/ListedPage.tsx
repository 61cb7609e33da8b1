import { Button, Group, Text, TextInput } from '@mantine/core';
import { BadgeCheck, Search } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatCountry, formatDate } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { PAGED } from '../../shared/paged';
import { KindIcon } from './Marks';
import classes from './registry.module.css';
import { SectionTabs } from './SectionTabs';
import { useCluster, useWords } from './words';

/** Who is a member, and since when; to guests those that agreed to be named. */
export function ListedPage() {
  const { t } = useTranslation('registry');
  const { kindOf } = useWords();
  const cluster = useCluster();
  const [q, setQ] = useState('');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/clusters/{cluster_id}/members',
    { params: { path: { cluster_id: cluster?.cluster_id ?? '' }, query: { limit: 200 } as never } },
    {
      ...PAGED,
      enabled: Boolean(cluster),
    },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const words = q.trim().toLowerCase();
  const shown = rows.filter((row) =>
    [row.name, kindOf(row.kind), formatCountry(row.country_code)].join(' ').toLowerCase().includes(words),
  );
  return (
    <Page
      title={t('listed.title')}
      subtitle={t('listed.subtitle')}
      action={<ButtonLink to="/apply">{t('listed.apply')}</ButtonLink>}
    >
      <SectionTabs />
      <Group justify="space-between">
        <TextInput
          type="search"
          flex="0 1 340px"
          aria-label={t('listed.search')}
          placeholder={t('listed.search')}
          leftSection={<Search size={16} aria-hidden />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {list.data && t('listed.count', { count: list.data.pages[0]?.total ?? rows.length })}
        </Text>
      </Group>
      {list.data && shown.length === 0 && (
        <EmptyState icon={BadgeCheck} title={words ? t('empty.filtered') : t('listed.none')}>
          {t('listed.none_why')}
        </EmptyState>
      )}
      <ul className={classes['cards']}>
        {shown.map((row) => (
          <li key={row.organisation_id} style={{ containIntrinsicSize: 'auto 74px' }}>
            <article className={classes['card']}>
              <Group gap="sm" wrap="nowrap">
                <KindIcon kind={row.kind} />
                <div style={{ minWidth: 0 }}>
                  <Link
                    to="/organisations/$organisationId"
                    params={{ organisationId: row.organisation_id }}
                    className={classes['cover']}
                    data-row
                  >
                    {row.name}
                  </Link>
                  <Text size="sm" c="dimmed">
                    {`${kindOf(row.kind)} · ${formatCountry(row.country_code)}`}
                  </Text>
                  <Text size="sm">{t('listed.since', { on: formatDate(row.member_since) })}</Text>
                </div>
              </Group>
            </article>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more_people')}
        </Button>
      )}
    </Page>
  );
}
