import { Card, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import {
  Bell,
  ChartScatter,
  CircleCheck,
  ClipboardCheck,
  type LucideIcon,
  Search,
  ShieldAlert,
  UserRoundX,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { PLACES } from '../../app/navigation';
import { Page } from '../../shared/Page';
import { useCluster, useClusterWords } from '../../shared/useCluster';
import { type Me, useMay } from '../../shared/useMe';
import { useNotices } from '../notices/useNotices';
import classes from './home.module.css';
import { type PlaceCard, PlaceCards } from './PlaceCards';

const placeOf = (key: string) => PLACES.find((place) => place.key === key)?.to;

interface Todo {
  to: LinkProps['to'];
  icon: LucideIcon;
  title: string;
  text: string;
}

/** What needs me, then the places. */
export function MyHome({ me }: { me: Me }) {
  const { t } = useTranslation('home');
  const cluster = useCluster();
  const wordsOf = useClusterWords();
  const unread = useNotices().data?.unread_count ?? 0;
  const waiting = useWaitingApplications(cluster?.cluster_id);
  const erasures = useWaitingErasures(me.account_id);
  const todos: Todo[] = [];
  if (waiting > 0) {
    const title = t('todo.applications', { count: waiting });
    todos.push({ to: placeOf('applications'), icon: ClipboardCheck, title, text: t('todo.applications_text') });
  }
  if (erasures > 0) {
    const title = t('todo.erasures', { count: erasures });
    todos.push({ to: '/staff/requests', icon: UserRoundX, title, text: t('todo.erasures_text') });
  }
  if (unread > 0) {
    todos.push({
      to: '/notices',
      icon: Bell,
      title: t('todo.notices', { count: unread }),
      text: t('todo.notices_text'),
    });
  }
  if (!me.second_factor) {
    todos.push({ to: '/settings', icon: ShieldAlert, title: t('todo.factor'), text: t('todo.factor_text') });
  }
  const cards: PlaceCard[] = [
    { to: placeOf('members'), icon: UsersRound, title: t('members.title'), text: t('members.text') },
    { to: placeOf('observatory'), icon: ChartScatter, title: t('observatory.title'), text: t('observatory.text') },
    { to: '/search', icon: Search, title: t('search.title'), text: t('search.text') },
  ];
  return (
    <Page title={t('hello', { name: me.name.split(' ')[0] })} subtitle={cluster && wordsOf(cluster).name} width={1120}>
      <Card withBorder p={0} component="section" aria-label={t('todo.title')}>
        <Text fw={600} px={20} py={14} component="h2" fz="md" style={{ borderBottom: '1px solid var(--line)' }}>
          {t('todo.title')}
        </Text>
        {todos.map(({ to, icon: Icon, title, text }) => (
          <Link key={title} to={to} className={classes['todo']}>
            <span className={classes['icon']}>
              <Icon size={20} aria-hidden />
            </span>
            <span>
              <Text fw={500} component="span" display="block">
                {title}
              </Text>
              <Text size="sm" c="dimmed" component="span">
                {text}
              </Text>
            </span>
          </Link>
        ))}
        {todos.length === 0 && (
          <div className={classes['todo']}>
            <span className={classes['icon']}>
              <CircleCheck size={20} aria-hidden />
            </span>
            <Text c="dimmed">{t('todo.none')}</Text>
          </div>
        )}
      </Card>
      <PlaceCards cards={cards} />
    </Page>
  );
}

/** How many applications wait for a decision; for who decides. */
function useWaitingApplications(cluster_id: string | undefined): number {
  const may = useMay('manage_members');
  // The list is restricted by a parameter that the API's description does not name yet.
  const waiting = { state: 'submitted', limit: 200 } as never;
  const { data } = query.useQuery(
    'get',
    '/api/v1/clusters/{cluster_id}/membership-applications',
    { params: { path: { cluster_id: cluster_id ?? '' }, query: waiting } },
    { enabled: may && cluster_id !== undefined },
  );
  return data?.items.length ?? 0;
}

/** How many requests for erasure wait for a decision that this reader may take. */
function useWaitingErasures(own: string): number {
  const may = useMay('manage_privacy');
  const { data } = query.useQuery('get', '/api/v1/erasures', {}, { enabled: may });
  return data?.items.filter(({ state, account_id }) => state === 'asked' && account_id !== own).length ?? 0;
}
