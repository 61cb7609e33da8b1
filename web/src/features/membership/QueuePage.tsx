import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { formatAgo, formatCountry } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { useMe } from '../../shared/useMe';
import { useRowKeys } from '../../shared/useRowKeys';
import { PAGED } from '../../shared/paged';
import { KindIcon } from '../registry/Marks';
import classes from '../registry/registry.module.css';
import { useWords } from '../registry/words';
import { StateBadge } from './StateBadge';
import { QUEUE_STATES, type QueueSearch } from './searches';
import { useMembershipTypes } from './useMembershipTypes';

/** Applications to review, the oldest first. */
export function QueuePage({ search, onSearch }: { search: QueueSearch; onSearch: (search: QueueSearch) => void }) {
  const { t } = useTranslation('membership');
  const me = useMe();
  const { kindOf } = useWords();
  const { clusterId, nameOf } = useMembershipTypes();
  const state = search.state ?? 'submitted';
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/clusters/{cluster_id}/membership-applications',
    {
      params: {
        path: { cluster_id: clusterId },
        query: {
          limit: 50,
          ...(state === 'all' ? {} : { state }),
          ...(search.mine && me ? { assignee_id: me.account_id } : {}),
        } as never,
      },
    },
    {
      ...PAGED,
      placeholderData: keepPreviousData,
    },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  useRowKeys();
  return (
    <Page title={t('queue.title')} subtitle={t('queue.subtitle')} width={980}>
      <Group gap="sm">
        <Select
          aria-label={t('queue.state')}
          w={220}
          allowDeselect={false}
          data={[...QUEUE_STATES, 'all' as const].map((one) => ({
            value: one,
            label: one === 'all' ? t('queue.all') : t(`application_state.${one}`),
          }))}
          value={state}
          onChange={(next) =>
            onSearch({ ...search, state: next === 'submitted' ? undefined : (next as QueueSearch['state']) })
          }
        />
        <SegmentedControl
          aria-label={t('queue.whose')}
          value={search.mine ? 'mine' : 'all'}
          onChange={(whose) => onSearch({ ...search, mine: whose === 'mine' ? true : undefined })}
          data={[
            { value: 'all', label: t('queue.everybody') },
            { value: 'mine', label: t('queue.mine') },
          ]}
        />
      </Group>
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Slow>
          <Lines count={6} height={56} />
        </Slow>
      )}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon={Inbox} title={t('queue.none')}>
          {t('queue.none_why')}
        </EmptyState>
      )}
      <ul className={classes['plain']} style={{ display: 'grid', gap: 10 }}>
        {rows.map((one) => {
          const organisation = one.organisation as { name: string; kind: string; country_code: string; city?: string };
          return (
            <li key={one.application_id}>
              <article className={classes['card']}>
                <Group gap="md" wrap="nowrap" align="center">
                  <KindIcon kind={organisation.kind} />
                  <Stack gap={2} flex={1} miw={0}>
                    <Link
                      to="/staff/applications/$applicationId"
                      params={{ applicationId: one.application_id }}
                      className={classes['cover']}
                      data-row
                    >
                      {organisation.name}
                    </Link>
                    <Text size="sm" c="dimmed">
                      {[
                        kindOf(organisation.kind),
                        organisation.city,
                        formatCountry(organisation.country_code),
                        nameOf(one.membership_type_id),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </Stack>
                  <Stack gap={4} align="end">
                    <StateBadge of="application" state={one.state} />
                    <Text size="xs" c="dimmed">
                      {formatAgo(one.submitted_at ?? one.created_at)}
                    </Text>
                  </Stack>
                </Group>
              </article>
            </li>
          );
        })}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('queue.more')}
        </Button>
      )}
    </Page>
  );
}
