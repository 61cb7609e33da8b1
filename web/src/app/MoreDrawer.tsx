import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rail } from './Rail';

/** All places, from the lower edge of a phone; going to one closes it. */
export function MoreDrawer({ close }: { close: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={close}
      position="bottom"
      size="auto"
      title={t('nav.main')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Rail onGo={close} />
    </Drawer>
  );
}
