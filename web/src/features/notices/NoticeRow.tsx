import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { formatAgo, formatInstant } from '../../shared/format';
import { placeOf } from '../search/kinds';
import classes from './notices.module.css';
import { type Notice, readNoticesAgain } from './useNotices';

interface Props {
  notice: Notice;
  onOpen?: () => void;
}

/** One notice; it leads to what it is about and is read then. */
export function NoticeRow({ notice, onOpen }: Props) {
  const { t } = useTranslation('notices');
  const read = query.useMutation('post', '/api/v1/me/notices/{notice_id}/read', { onSuccess: readNoticesAgain });
  const { icon: Icon, to } = placeOf(notice.object_kind, notice.object_id ?? '');
  const fresh = !notice.read_at;
  return (
    <Link
      to={to}
      className={classes['row']}
      data-fresh={fresh || undefined}
      onClick={() => {
        if (fresh) read.mutate({ params: { path: { notice_id: notice.notice_id } } });
        onOpen?.();
      }}
    >
      <Icon size={18} aria-hidden />
      <span>
        <Text size="sm" fw={fresh ? 600 : 400} component="span" display="block">
          {notice.title}
        </Text>
        <Text size="xs" c="dimmed" component="span" title={formatInstant(notice.created_at)}>
          {formatAgo(notice.created_at)}
          {fresh && ` · ${t('unread')}`}
        </Text>
      </span>
    </Link>
  );
}
