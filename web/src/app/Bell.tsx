import { ActionIcon, Indicator, Popover, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Bell as BellIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NoticeRow } from '../features/notices/NoticeRow';
import { useNotices } from '../features/notices/useNotices';
import { AnchorLink } from '../shared/links';

/** The newest notices, with the number of those that are not read; it is asked for again each minute. */
export function Bell() {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure();
  const { data } = useNotices();
  const unread = data?.unread_count ?? 0;
  return (
    <Popover
      opened={open}
      onChange={(opened) => !opened && close()}
      position="bottom-end"
      width={360}
      shadow="md"
      trapFocus
    >
      <Indicator disabled={unread === 0} label={unread > 99 ? '99+' : unread} size={17} offset={7} color="red.8">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={40}
            aria-label={t('bell.label', { count: unread })}
            aria-haspopup="dialog"
            onClick={toggle}
          >
            <BellIcon size={20} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('bell.title')}>
        <Text fw={600} px="md" pt="sm" pb={6}>
          {t('bell.title')}
        </Text>
        <ScrollArea.Autosize mah={360}>
          {data?.items.slice(0, 8).map((notice) => (
            <NoticeRow key={notice.notice_id} notice={notice} onOpen={close} />
          ))}
          {data?.items.length === 0 && (
            <Text size="sm" c="dimmed" px="md" pb="sm">
              {t('bell.none')}
            </Text>
          )}
        </ScrollArea.Autosize>
        <Text size="sm" px="md" py="sm" style={{ borderTop: '1px solid var(--line)' }}>
          <AnchorLink to="/notices" onClick={close}>
            {t('bell.all')}
          </AnchorLink>
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
