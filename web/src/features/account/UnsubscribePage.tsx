import { Button, Stack } from '@mantine/core';
import { MailCheck, MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { AnchorLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Narrow, secretOfAddress } from './Narrow';

/** Behind the link below each mail: mails of that kind come no more, without signing in. */
export function UnsubscribePage() {
  const { t } = useTranslation('account');
  const [secret] = useState(secretOfAddress);
  const leave = query.useMutation('post', '/api/v1/unsubscribe/{secret}');
  const settings = <AnchorLink to="/settings/notifications">{t('unsubscribe.settings')}</AnchorLink>;
  return (
    <Narrow title={t('unsubscribe.title')} lead={t('unsubscribe.lead')} below={settings}>
      {!secret && (
        <EmptyState icon={MailX} title={t('link_broken')}>
          {t('link_broken_why')}
        </EmptyState>
      )}
      {leave.isSuccess && <EmptyState icon={MailCheck} title={t('unsubscribe.done')} />}
      {secret && !leave.isSuccess && (
        <Stack gap="md">
          <ProblemAlert error={leave.error} />
          <Button onClick={() => leave.mutate({ params: { path: { secret } } })} loading={leave.isPending}>
            {t('unsubscribe.leave')}
          </Button>
        </Stack>
      )}
    </Narrow>
  );
}
