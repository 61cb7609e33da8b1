import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../registry/OrganisationActions';

interface Props {
  title: string;
  about: string;
  go: string;
  /** Of the field; "What the applicant will read" without it. */
  label?: string;
  /** Gives what went wrong, or nothing. */
  onGo: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** A decision with its reason, which whom it concerns will read. */
export function ReasonDialog({ title, about, go, label, onGo, onClose }: Props) {
  const { t } = useTranslation('membership');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  return (
    <Dialog
      title={title}
      about={about}
      go={go}
      ready={reason.trim() !== ''}
      busy={busy}
      error={error}
      onClose={onClose}
      onGo={() => {
        setBusy(true);
        void onGo(reason.trim()).then((problem) => {
          setBusy(false);
          if (problem) setError(problem);
          else onClose();
        });
      }}
    >
      <Textarea
        label={label ?? t('review.words')}
        autosize
        minRows={3}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
