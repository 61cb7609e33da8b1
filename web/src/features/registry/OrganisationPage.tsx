import { Alert, Badge, Group, Stack, Text } from '@mantine/core';
import { Info, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { formatAgo, formatCountry, formatDate } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { useMay, useMe } from '../../shared/useMe';
import { WhoCanSee } from '../../shared/WhoCanSee';
import { MembershipPanel } from '../membership/MembershipPanel';
import { KindIcon } from './Marks';
import { OrganisationActions } from './OrganisationActions';
import { OrganisationFacts } from './OrganisationFacts';
import { OrganisationPeople } from './OrganisationPeople';
import { Panel } from './Panel';
import { PlaceMap } from './PlaceMap';
import { Relations } from './Relations';
import classes from './registry.module.css';
import { useAdministers } from './useAdministers';
import { useWords } from './words';

export function OrganisationPage({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('registry');
  const { kindOf } = useWords();
  const { data } = query.useSuspenseQuery('get', '/api/v1/organisations/{organisation_id}', {
    params: { path: { organisation_id: organisationId } },
  });
  const staff = useMay('manage_members');
  const signedIn = Boolean(useMe());
  const may = useAdministers(organisationId) || staff;
  const { latitude, longitude } = data;

  return (
    <Page
      title={data.name}
      crumbs={[{ to: '/members', label: t('title') }]}
      subtitle={
        <Group gap="sm" mt={4}>
          <KindIcon kind={data.kind} size={28} />
          <Text size="sm">
            {[kindOf(data.kind), data.city, formatCountry(data.country_code)].filter(Boolean).join(' · ')}
          </Text>
          <WhoCanSee visibility={data.visibility ?? 'public'} />
          {data.ended_on && (
            <Badge color="gray" variant="filled" tt="none">
              {t('ended', { on: formatDate(data.ended_on) })}
            </Badge>
          )}
        </Group>
      }
      action={
        may && (
          <Group gap="xs">
            <ButtonLink
              to="/organisations/$organisationId/edit"
              params={{ organisationId }}
              leftSection={<Pencil size={16} aria-hidden />}
            >
              {t('edit.open')}
            </ButtonLink>
            {staff && <OrganisationActions organisation={data} />}
          </Group>
        )
      }
    >
      {data.merged_into && (
        <Alert icon={<Info size={20} aria-hidden />} variant="light">
          {t('merge.merged')}{' '}
          <AnchorLink
            to="/organisations/$organisationId"
            params={{ organisationId: data.merged_into }}
            underline="always"
          >
            {t('merge.stays')}
          </AnchorLink>
        </Alert>
      )}
      <div className={classes['columns']}>
        <Stack gap="lg">
          <Panel title={t('facts')}>
            <OrganisationFacts organisation={data} />
          </Panel>
          {signedIn && <OrganisationPeople organisationId={organisationId} may={may} />}
        </Stack>
        <Stack gap="lg">
          <MembershipPanel organisationId={organisationId} may={may} />
          {latitude != null && longitude != null && (
            <Panel title={t('place')}>
              <PlaceMap
                label={t('place_of', { name: data.name, place: data.city ?? formatCountry(data.country_code) })}
                latitude={latitude}
                longitude={longitude}
              />
              <Text size="sm" c="dimmed" mt="xs">
                {[data.address, data.city, data.region, formatCountry(data.country_code)].filter(Boolean).join(', ')}
              </Text>
            </Panel>
          )}
          <Relations organisationId={organisationId} may={may} />
          <Text size="xs" c="dimmed">
            {t('changed', { ago: formatAgo(data.updated_at) })}
          </Text>
        </Stack>
      </div>
    </Page>
  );
}
