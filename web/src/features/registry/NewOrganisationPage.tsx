import { Button, Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { faultsOf, problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { SaveBar } from './FormParts';
import { OrganisationForm } from './OrganisationForm';
import { bodyOf, faultsOfValues, NOTHING, type OrganisationValues } from './organisationForm';
import { SimilarHint } from './SimilarHint';

export function NewOrganisationPage() {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const form = useForm<OrganisationValues>({ initialValues: NOTHING });
  const [error, setError] = useState<unknown>();
  const [another, setAnother] = useState(false);
  const [state, setState] = useState<'open' | 'saving' | 'saved'>('open');
  const alike = error !== undefined && problemOf(error).status === 409;

  const submit = async () => {
    const faults = faultsOfValues(form.getValues());
    form.setErrors(faults);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setState('saving');
    const { data, error } = await api.POST('/api/v1/organisations', {
      body: bodyOf(form.getValues()),
      params: another ? { query: { allow_similar: 'true' } as never } : undefined,
    });
    if (!data) {
      setState('open');
      // Look-alikes are no faults of fields: they are listed beside the name.
      if (problemOf(error).status !== 409) form.setErrors(faultsOf(error));
      return setError(error);
    }
    setState('saved');
    await refresh('/api/v1/organisations');
    await navigate({ to: '/organisations/$organisationId', params: { organisationId: data.organisation_id } });
  };

  return (
    <Page
      title={t('new.title')}
      subtitle={t('new.subtitle')}
      crumbs={[{ to: '/members', label: t('title') }]}
      width={860}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <OrganisationForm form={form} hint={<SimilarHint values={form.getValues()} />} />
        <SaveBar>
          <div style={{ flex: 1 }}>
            <ProblemAlert error={alike ? undefined : error} />
            {alike && (
              <Checkbox
                label={t('similar.another')}
                checked={another}
                onChange={(event) => setAnother(event.currentTarget.checked)}
                error={t('similar.stopped')}
              />
            )}
          </div>
          <ButtonLink to="/members" variant="default">
            {t('action.cancel')}
          </ButtonLink>
          <Button type="submit" loading={state === 'saving'}>
            {t('new.create')}
          </Button>
        </SaveBar>
      </form>
      <LeaveWarning unsaved={form.isDirty() && state === 'open'} />
    </Page>
  );
}
