import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../shared/ProblemAlert';

interface Props {
  title: string;
  go: string;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onGo: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form of terms; on a phone it takes the whole screen. */
export function TermsModal({ title, go, ready, busy, error, onGo, onClose, children }: Props) {
  const { t } = useTranslation('terms');
  return (
    <Modal
      opened
      size="lg"
      title={title}
      onClose={() => !busy && onClose()}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onGo();
        }}
      >
        <Stack gap="md">
          {children}
          <ProblemAlert error={error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose} disabled={busy}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={busy}>
              {go}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
