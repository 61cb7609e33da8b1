import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../app/client';
import { LeaveWarning } from '../../shared/LeaveWarning';
import { ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import { ConflictDialog } from './ConflictDialog';
import { SaveBar } from './FormParts';
import { OrganisationForm } from './OrganisationForm';
import { bodyOf, faultsOfValues, type OrganisationValues, valuesOf } from './organisationForm';
import { useEdit } from './useEdit';
import { useShownValue } from './useShownValue';

export function EditOrganisationPage({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const path = { path: { organisation_id: organisationId } };
  const { data } = query.useSuspenseQuery('get', '/api/v1/organisations/{organisation_id}', { params: path });
  const form = useForm<OrganisationValues>({ initialValues: valuesOf(data) });
  const show = useShownValue();
  const edit = useEdit({
    form,
    version: data.version,
    values: form.getInitialValues(),
    check: faultsOfValues,
    async save(values, version) {
      const { error } = await api.PUT('/api/v1/organisations/{organisation_id}', {
        params: { ...path, header: ifMatch(version) },
        body: bodyOf(values),
      });
      if (error) throw error as unknown as Error;
      await refresh('/api/v1/organisations');
      await navigate({ to: '/organisations/$organisationId', params: { organisationId } });
    },
    async read() {
      const { data, error } = await api.GET('/api/v1/organisations/{organisation_id}', { params: path });
      if (!data) throw error as unknown as Error;
      return { values: valuesOf(data), version: data.version };
    },
  });

  return (
    <Page
      title={t('edit.title', { name: data.name })}
      crumbs={[
        { to: '/members', label: t('title') },
        { to: '/organisations/$organisationId', params: { organisationId }, label: data.name },
      ]}
      width={860}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void edit.submit();
        }}
      >
        <OrganisationForm form={form} />
        <SaveBar>
          <div style={{ flex: 1 }}>
            <ProblemAlert error={edit.error} />
          </div>
          <ButtonLink to="/organisations/$organisationId" params={{ organisationId }} variant="default">
            {t('action.cancel')}
          </ButtonLink>
          <Button type="submit" loading={edit.saving}>
            {t('action.save')}
          </Button>
        </SaveBar>
      </form>
      {edit.conflict && (
        <ConflictDialog
          differences={edit.conflict}
          labelOf={(field) => t(`field.${field}`)}
          show={show}
          onJoin={(choices) => edit.join(choices)}
          onClose={edit.closeConflict}
        />
      )}
      <LeaveWarning unsaved={edit.unsaved} />
    </Page>
  );
}
