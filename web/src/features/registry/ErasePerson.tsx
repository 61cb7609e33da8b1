import { Alert, Checkbox, Textarea } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { refresh } from '../../shared/refresh';
import { Dialog } from './OrganisationActions';

interface Props {
  personId: string;
  name: string;
  onClose: () => void;
}

/** Takes all that is personal out of a record, for good. */
export function ErasePersonDialog({ personId, name, onClose }: Props) {
  const { t } = useTranslation('registry');
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const erase = query.useMutation('post', '/api/v1/people/{person_id}/erasure', {
    onSuccess: async () => {
      await refresh('/api/v1/people', '/api/v1/search');
      onClose();
    },
  });
  return (
    <Dialog
      title={t('erase.title', { name })}
      about={t('erase.why')}
      go={t('erase.go')}
      ready={sure && reason.trim() !== ''}
      busy={erase.isPending}
      error={erase.error}
      onClose={onClose}
      onGo={() => erase.mutate({ params: { path: { person_id: personId } }, body: { reason: reason.trim() } })}
    >
      <Textarea
        label={t('reason')}
        autosize
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Alert color="red" variant="light" icon={<TriangleAlert size={20} aria-hidden />}>
        <Checkbox label={t('erase.sure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
      </Alert>
    </Dialog>
  );
}
