import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { Section } from '../../shared/Section';
import { InviteForm } from './InviteForm';

export function InvitePage() {
  const { t } = useTranslation('setup');
  return (
    <Page title={t('invite_title')} width={760}>
      <Section title={t('invite_who')} lead={t('people_lead')}>
        <InviteForm />
      </Section>
    </Page>
  );
}
