import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { faultsOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { FormSection, SaveBar } from './FormParts';
import { OrganisationSelect } from './OrganisationSelect';
import { PersonForm } from './PersonForm';
import { faultsOfPerson, NOBODY, personBody, type PersonValues } from './personForm';

export function NewPersonPage({ organisation }: { organisation?: string }) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const form = useForm<PersonValues>({ initialValues: NOBODY });
  const [at, setAt] = useState<string | null>(organisation ?? null);
  const [position, setPosition] = useState('');
  const [contact, setContact] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [state, setState] = useState<'open' | 'saving' | 'saved'>('open');

  const submit = async () => {
    const faults = faultsOfPerson(form.getValues());
    form.setErrors(faults);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setState('saving');
    const affiliation = at && { organisation_id: at, position: position || null, is_contact: contact, from_on: from };
    const { data, error } = await api.POST('/api/v1/people', {
      body: { person: personBody(form.getValues()), affiliations: affiliation ? [affiliation] : [] },
    });
    if (!data) {
      setState('open');
      // Its fields are below /person.
      const said = Object.entries(faultsOf(error)).map(([field, what]) => [field.replace(/^person\./, ''), what]);
      form.setErrors(Object.fromEntries(said) as Record<string, string>);
      return setError(error);
    }
    setState('saved');
    await refresh('/api/v1/people');
    await navigate({ to: '/people/$personId', params: { personId: data.person_id } });
  };
  return (
    <Page title={t('people.new')} crumbs={[{ to: '/people', label: t('people.all') }]} width={860}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PersonForm form={form}>
          <FormSection title={t('affiliation.title')}>
            <div data-span={3}>
              <OrganisationSelect label={t('affiliation.organisation')} value={at} onChange={setAt} />
            </div>
            <div data-span={3}>
              <TextInput
                label={t('affiliation.position')}
                value={position}
                onChange={(event) => setPosition(event.currentTarget.value)}
              />
            </div>
            <div data-span={3}>
              <DayInput label={t('affiliation.from')} value={from} onChange={setFrom} clearable />
            </div>
            <div data-span={3}>
              <Checkbox
                mt={28}
                label={t('affiliation.contact')}
                checked={contact}
                onChange={(event) => setContact(event.currentTarget.checked)}
              />
            </div>
          </FormSection>
        </PersonForm>
        <SaveBar>
          <div style={{ flex: 1 }}>
            <ProblemAlert error={error} />
          </div>
          <ButtonLink to="/people" variant="default">
            {t('action.cancel')}
          </ButtonLink>
          <Button type="submit" loading={state === 'saving'}>
            {t('people.create')}
          </Button>
        </SaveBar>
      </form>
      <LeaveWarning unsaved={form.isDirty() && state === 'open'} />
    </Page>
  );
}
