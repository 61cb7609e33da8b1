import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../shared/Section';
import { InviteForm } from './InviteForm';

export function PeopleStep({ done }: { done: () => void }) {
  const { t } = useTranslation('setup');
  return (
    <Section title={t('step.people')} lead={t('people_lead')}>
      <InviteForm />
      <Group>
        <Button variant="default" onClick={done}>
          {t('enough')}
        </Button>
      </Group>
    </Section>
  );
}
