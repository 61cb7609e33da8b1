import { Group, Stack, Text, Title } from '@mantine/core';
import { BookOpenText, ChartScatter, Code, UsersRound } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PLACES } from '../../app/navigation';
import { query } from '../../app/client';
import { formatNumber } from '../../shared/format';
import { ButtonLink } from '../../shared/links';
import { useCluster, useClusterWords } from '../../shared/useCluster';
import classes from './home.module.css';
import { type PlaceCard, PlaceCards } from './PlaceCards';

const placeOf = (key: string) => PLACES.find((place) => place.key === key)?.to;

/** What the cluster is, in its own words and three figures, and what can be read without an account. */
export function GuestHome() {
  const { t } = useTranslation('home');
  const cluster = useCluster();
  const wordsOf = useClusterWords();
  const members = query.useQuery(
    'get',
    '/api/v1/clusters/{cluster_id}/members',
    { params: { path: { cluster_id: cluster?.cluster_id ?? '' } } },
    { enabled: cluster !== undefined },
  );
  const world = query.useQuery('get', '/api/v1/clusters', { params: { query: { operated: ['false'], limit: 1 } } });
  const { name, description } = cluster ? wordsOf(cluster) : { name: t('name', { ns: 'app' }), description: null };
  useEffect(() => {
    document.title = name;
  }, [name]);
  const figures: [string, number | null | undefined][] = [
    [t('figure.members'), members.data?.total],
    [t('figure.since'), cluster?.founded_year],
    [t('figure.world'), world.data?.total],
  ];
  const cards: PlaceCard[] = [
    { to: placeOf('observatory'), icon: ChartScatter, title: t('observatory.title'), text: t('observatory.text') },
    { to: placeOf('members'), icon: UsersRound, title: t('members.title'), text: t('members.text') },
    { to: '/about', icon: BookOpenText, title: t('about.title'), text: t('about.text') },
  ];
  return (
    <Stack gap="xl" maw={1120}>
      <section className={classes['hero']}>
        <Contours />
        <Stack gap="md" pos="relative">
          <Title order={1} fz={{ base: 30, sm: 42 }} lh={1.1} maw={640}>
            {name}
          </Title>
          <Text className={classes['lead']}>{description ?? t('lead')}</Text>
          <Group mt="xs">
            <ButtonLink to={placeOf('members')} color="vallis.2" c="#06302f" size="md">
              {t('see_members')}
            </ButtonLink>
            <ButtonLink to={placeOf('observatory')} variant="outline" color="#d2ecea" size="md">
              {t('see_observatory')}
            </ButtonLink>
          </Group>
          <dl className={classes['figures']}>
            {figures.map(
              ([label, value], i) =>
                value != null && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{i === 1 ? value : formatNumber(value)}</dd>
                  </div>
                ),
            )}
          </dl>
        </Stack>
      </section>
      <PlaceCards cards={cards} />
      <Text size="sm" c="dimmed">
        <Code size={14} aria-hidden style={{ verticalAlign: -2 }} />{' '}
        <a href="/api/docs" style={{ color: 'inherit' }}>
          {t('api')}
        </a>
      </Text>
    </Stack>
  );
}

/** A valley between two hills, as a map draws it. */
function Contours() {
  const lines = Array.from({ length: 11 }, (_, i) => {
    const y = 20 + i * 26;
    const depth = 120 - i * 9;
    return `M-20 ${y} C 120 ${y}, 150 ${y + depth}, 250 ${y + depth} S 380 ${y}, 520 ${y}`;
  });
  return (
    <svg className={classes['lines']} viewBox="0 0 500 340" preserveAspectRatio="xMaxYMid slice" aria-hidden>
      {lines.map((d) => (
        <path key={d} d={d} fill="none" stroke="#3f8f8a" strokeWidth="1.2" />
      ))}
    </svg>
  );
}
