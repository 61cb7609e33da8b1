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
import { PersonForm } from './PersonForm';
import { faultsOfPerson, personBody, type PersonValues, personValues } from './personForm';
import { useEdit } from './useEdit';
import { useShownValue } from './useShownValue';

export function EditPersonPage({ personId }: { personId: string }) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const path = { path: { person_id: personId } };
  const { data } = query.useSuspenseQuery('get', '/api/v1/people/{person_id}', { params: path });
  const form = useForm<PersonValues>({ initialValues: personValues(data) });
  const show = useShownValue();
  const edit = useEdit({
    form,
    version: data.version,
    values: form.getInitialValues(),
    check: faultsOfPerson,
    async save(values, version) {
      const { error } = await api.PUT('/api/v1/people/{person_id}', {
        params: { ...path, header: ifMatch(version) },
        body: personBody(values),
      });
      if (error) throw error as unknown as Error;
      await refresh('/api/v1/people');
      await navigate({ to: '/people/$personId', params: { personId } });
    },
    async read() {
      const { data, error } = await api.GET('/api/v1/people/{person_id}', { params: path });
      if (!data) throw error as unknown as Error;
      return { values: personValues(data), version: data.version };
    },
  });
  const name = `${data.given_name} ${data.family_name}`;
  return (
    <Page
      title={t('edit.title', { name })}
      crumbs={[
        { to: '/people', label: t('people.all') },
        { to: '/people/$personId', params: { personId }, label: name },
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
        <PersonForm form={form} />
        <SaveBar>
          <div style={{ flex: 1 }}>
            <ProblemAlert error={edit.error} />
          </div>
          <ButtonLink to="/people/$personId" params={{ personId }} variant="default">
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
