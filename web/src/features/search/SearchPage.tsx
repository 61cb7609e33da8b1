import { Badge, Button, Card, Chip, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Item, api } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { AnchorLink } from '../../shared/links';
import { Marked } from '../../shared/Marked';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { placeOf } from './kinds';

interface Props {
  words: string;
  /** Only this kind; all without it. */
  kind?: string;
}

/** Everything that was found, by kinds, with why it was; the words and the kind are in the address. */
export function SearchPage({ words, kind }: Props) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const look = (q: string, of?: string) => void navigate({ to: '/search', search: { q, kind: of }, replace: true });
  const lookSoon = useDebouncedCallback((q: string) => look(q, kind), 250);
  const found = useInfiniteQuery({
    queryKey: ['search', words, kind],
    enabled: words !== '',
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { q: words, kind, cursor: pageParam, limit: 20 };
      const { data, error } = await api.GET('/api/v1/search', { params: { query }, signal });
      if (error) throw error as unknown as Error;
      return data;
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const first = found.data?.pages[0];
  const hits = found.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page title={t('title')} width={760}>
      <TextInput
        key={words === '' ? 'new' : 'old'}
        type="search"
        size="md"
        aria-label={t('label')}
        placeholder={t('placeholder')}
        leftSection={<Search size={18} aria-hidden />}
        defaultValue={words}
        onChange={(event) => lookSoon(event.currentTarget.value.trim())}
        data-autofocus
      />
      {first && first.kinds.length > 1 && (
        <Chip.Group value={kind ?? ''} onChange={(value) => look(words, value || undefined)}>
          <Group gap="xs" role="group" aria-label={t('kinds')}>
            <Chip value="" size="sm">
              {t('every_kind')}
            </Chip>
            {first.kinds.map((one) => (
              <Chip key={one.kind} value={one.kind} size="sm">
                {t(`kind.${one.kind}`)} · {one.count}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <ProblemAlert error={found.error} retry={() => void found.refetch()} />
      {words === '' && (
        <EmptyState icon={Search} title={t('begin')}>
          {t('begin_why')}
        </EmptyState>
      )}
      {found.isLoading && (
        <Slow>
          <Lines count={6} height={44} />
        </Slow>
      )}
      {first && words !== '' && (
        <Stack gap="xs">
          <Text size="sm" c="dimmed" role="status">
            {t('count', { count: first.total })}
            {first.corrected && ` · ${t('corrected', { words: first.corrected })}`}
          </Text>
          {hits.map((hit) => (
            <HitCard key={hit.id} hit={hit} />
          ))}
          {hits.length === 0 && (
            <EmptyState icon={SearchX} title={t('nothing', { words })}>
              {first.did_you_mean ? (
                <AnchorLink to="/search" search={{ q: first.did_you_mean }}>
                  {t('did_you_mean', { words: first.did_you_mean })}
                </AnchorLink>
              ) : (
                t('nothing_why')
              )}
            </EmptyState>
          )}
          {found.hasNextPage && (
            <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
              {t('more')}
            </Button>
          )}
        </Stack>
      )}
    </Page>
  );
}

function HitCard({ hit }: { hit: Item<'/api/v1/search'> }) {
  const { t } = useTranslation('search');
  const { icon: Icon, to } = placeOf(hit.kind, hit.id);
  return (
    <Card withBorder padding="md">
      <Group gap="md" wrap="nowrap" align="start">
        <Icon size={20} aria-hidden color="var(--mantine-color-dimmed)" style={{ marginTop: 2, flexShrink: 0 }} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <AnchorLink to={to} fw={600}>
            <Marked html={hit.title_html} />
          </AnchorLink>
          {hit.excerpt_html && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              <Marked html={hit.excerpt_html} />
            </Text>
          )}
          {hit.matched_by !== 'word' && (
            <Text size="xs" c="dimmed" mt={4}>
              {t(`by.${hit.matched_by}`)}
            </Text>
          )}
        </div>
        <Badge variant="default" fw={500} tt="none" visibleFrom="xs" style={{ flexShrink: 0 }}>
          {t(`kind.${hit.kind}`)}
        </Badge>
      </Group>
    </Card>
  );
}
