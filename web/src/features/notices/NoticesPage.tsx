import { Button, Card, SegmentedControl, Stack } from '@mantine/core';
import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Lines, Slow } from '../../shared/Slow';
import { NoticeRow } from './NoticeRow';
import { readNoticesAgain, useNotices } from './useNotices';

/** Everything I was told, the newest first. */
export function NoticesPage() {
  const { t } = useTranslation('notices');
  const [shown, setShown] = useState('all');
  const { data, error, isPending, refetch } = useNotices();
  const readAll = query.useMutation('post', '/api/v1/me/notices/read', { onSuccess: readNoticesAgain });
  const notices = data?.items.filter((notice) => shown === 'all' || !notice.read_at) ?? [];
  const action = data && data.unread_count > 0 && (
    <Button variant="default" onClick={() => readAll.mutate({})} loading={readAll.isPending}>
      {t('read_all')}
    </Button>
  );
  return (
    <Page title={t('title')} subtitle={data && t('count', { count: data.unread_count })} action={action} width={720}>
      <SegmentedControl
        value={shown}
        onChange={setShown}
        data={['all', 'unread'].map((value) => ({ value, label: t(`shown.${value}`) }))}
        aria-label={t('shown.label')}
        style={{ alignSelf: 'start' }}
      />
      <ProblemAlert error={error ?? readAll.error} retry={() => void refetch()} />
      {isPending && (
        <Slow>
          <Lines count={5} height={40} />
        </Slow>
      )}
      {notices.length > 0 && (
        <Card withBorder p={0}>
          <Stack gap={0}>
            {notices.map((notice) => (
              <NoticeRow key={notice.notice_id} notice={notice} />
            ))}
          </Stack>
        </Card>
      )}
      {data && notices.length === 0 && (
        <EmptyState
          icon={BellOff}
          title={t('none')}
          action={
            <ButtonLink to="/settings/notifications" variant="default">
              {t('settings')}
            </ButtonLink>
          }
        >
          {t('none_why')}
        </EmptyState>
      )}
    </Page>
  );
}
