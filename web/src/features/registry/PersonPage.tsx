import {
  ActionIcon,
  Alert,
  Anchor,
  Avatar,
  Badge,
  Button,
  Checkbox,
  Group,
  Menu,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { EllipsisVertical, Pencil, Plus, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { formatAgo, formatCountry, formatDate } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ifMatch, refresh } from '../../shared/refresh';
import { useMay, useMe } from '../../shared/useMe';
import { WhoCanSee } from '../../shared/WhoCanSee';
import { ErasePersonDialog } from './ErasePerson';
import { Dialog } from './OrganisationActions';
import { audienceOf, ownAudiences } from './organisationForm';
import { OrganisationSelect } from './OrganisationSelect';
import { Panel } from './Panel';
import { PersonAccount } from './PersonAccount';
import type { Person } from './PeoplePage';
import { PERSON_FOR_MEMBERS } from './personForm';
import classes from './registry.module.css';

type Affiliation = Person['affiliations'][number];

export function PersonPage({ personId }: { personId: string }) {
  const { t } = useTranslation('registry');
  const { data: person } = query.useSuspenseQuery('get', '/api/v1/people/{person_id}', {
    params: { path: { person_id: personId } },
  });
  const me = useMe();
  const staff = useMay('manage_members');
  const invites = useMay('manage_accounts');
  const [erasing, setErasing] = useState(false);
  const mine = query.useQuery('get', '/api/v1/me/organisations', {}, { enabled: Boolean(me) }).data?.items;
  const administers = (id: string) => mine?.some((one) => one.administers && one.organisation_id === id) ?? false;
  const self = Boolean(me && person.account_id === me.account_id);
  const may =
    !person.erased_at &&
    (staff || self || person.affiliations.some(({ organisation_id }) => administers(organisation_id)));
  const [open, setOpen] = useState<Affiliation | 'new'>();
  const name = `${person.given_name} ${person.family_name}`.trim() || t('people.erased');
  const own = ownAudiences(person.field_visibility);

  const facts: [string, React.ReactNode][] = [
    ['title', person.title],
    ['about', person.about],
    ['offers', person.offers],
    ['needs', person.needs],
    [
      'email',
      person.email && (
        <Anchor fz="inherit" href={`mailto:${person.email}`}>
          {person.email}
        </Anchor>
      ),
    ],
    [
      'phone',
      person.phone && (
        <Anchor fz="inherit" href={`tel:${person.phone.replaceAll(' ', '')}`}>
          {person.phone}
        </Anchor>
      ),
    ],
    ['country_code', person.country_code && formatCountry(person.country_code)],
    [
      'orcid',
      person.orcid && (
        <Anchor fz="inherit" href={`https://orcid.org/${person.orcid}`} target="_blank" rel="noreferrer">
          {person.orcid}
        </Anchor>
      ),
    ],
    ['language', t(`look.in.${person.language}`)],
  ];
  return (
    <Page
      title={name}
      crumbs={[{ to: '/people', label: t('people.all') }]}
      subtitle={
        <Group gap="sm" mt={4}>
          <Avatar radius="xl" size={30} color="vallis" name={name} aria-hidden />
          <WhoCanSee visibility={person.visibility ?? 'members'} />
          {self && (
            <Badge variant="light" tt="none">
              {t('people.you')}
            </Badge>
          )}
        </Group>
      }
      action={
        may && (
          <Group gap="xs">
            <ButtonLink
              to="/people/$personId/edit"
              params={{ personId }}
              leftSection={<Pencil size={16} aria-hidden />}
            >
              {t('edit.open')}
            </ButtonLink>
            {staff && (
              <Menu position="bottom-end" shadow="md" width={240}>
                <Menu.Target>
                  <ActionIcon variant="default" size={36} aria-label={t('actions')}>
                    <EllipsisVertical size={18} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<UserRoundX size={16} aria-hidden />} onClick={() => setErasing(true)}>
                    {t('erase.open')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        )
      }
    >
      {person.erased_at && <Alert variant="light">{t('people.erased_why')}</Alert>}
      <div className={classes['columns']}>
        <Panel title={t('facts')}>
          <dl className={classes['facts']}>
            {facts.map(([field, value]) => {
              const hidden = person.hidden.includes(field);
              if (!value && !hidden) return null;
              return (
                <div key={field}>
                  <dt>{t(`field.${field}`)}</dt>
                  <dd>{hidden ? <em>{t('hidden')}</em> : value}</dd>
                  {!hidden && (
                    <dd>
                      <WhoCanSee visibility={audienceOf(field, person.visibility, own, PERSON_FOR_MEMBERS)} compact />
                    </dd>
                  )}
                </div>
              );
            })}
          </dl>
        </Panel>
        <Stack gap="lg">
          <Panel
            title={t('affiliation.all')}
            action={
              may && (
                <Button
                  size="compact-sm"
                  variant="light"
                  leftSection={<Plus size={15} aria-hidden />}
                  onClick={() => setOpen('new')}
                >
                  {t('action.add')}
                </Button>
              )
            }
          >
            {person.affiliations.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('affiliation.none')}
              </Text>
            )}
            <ol className={classes['line']}>
              {person.affiliations.map((one) => (
                <li key={one.affiliation_id}>
                  <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
                    <div>
                      <AnchorLink
                        to="/organisations/$organisationId"
                        params={{ organisationId: one.organisation_id }}
                        size="sm"
                        fw={600}
                      >
                        {one.organisation_name}
                      </AnchorLink>
                      <Text size="sm">{one.position}</Text>
                      <Text size="xs" c="dimmed">
                        {[
                          one.from_on && t('since', { on: formatDate(one.from_on) }),
                          one.to_on && t('until', { on: formatDate(one.to_on) }),
                          one.is_contact && t('people.contact'),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Text>
                    </div>
                    {(staff || administers(one.organisation_id)) && !person.erased_at && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('affiliation.edit', { name: one.organisation_name })}
                        onClick={() => setOpen(one)}
                      >
                        <Pencil size={15} aria-hidden />
                      </ActionIcon>
                    )}
                  </Group>
                </li>
              ))}
            </ol>
          </Panel>
          {staff && invites && !person.erased_at && <PersonAccount person={person} />}
          <Text size="xs" c="dimmed">
            {t('changed', { ago: formatAgo(person.updated_at) })}
          </Text>
        </Stack>
      </div>
      {erasing && <ErasePersonDialog personId={personId} name={name} onClose={() => setErasing(false)} />}
      {open && (
        <AffiliationDialog
          personId={personId}
          affiliation={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

interface DialogProps {
  personId: string;
  affiliation?: Affiliation;
  onClose: () => void;
}

/** Where somebody works, from one day to another; who leaves gets a last day. */
function AffiliationDialog({ personId, affiliation, onClose }: DialogProps) {
  const { t } = useTranslation('registry');
  const [at, setAt] = useState<string | null>(affiliation?.organisation_id ?? null);
  const [position, setPosition] = useState(affiliation?.position ?? '');
  const [contact, setContact] = useState(affiliation?.is_contact ?? false);
  const [from, setFrom] = useState<string | null>(affiliation?.from_on ?? null);
  const [to, setTo] = useState<string | null>(affiliation?.to_on ?? null);
  const done = async () => {
    await refresh('/api/v1/people');
    onClose();
  };
  const add = query.useMutation('post', '/api/v1/people/{person_id}/affiliations', { onSuccess: done });
  const change = query.useMutation('put', '/api/v1/people/{person_id}/affiliations/{affiliation_id}', {
    onSuccess: done,
  });
  const body = { organisation_id: at ?? '', position: position || null, is_contact: contact, from_on: from, to_on: to };
  return (
    <Dialog
      title={affiliation ? t('affiliation.edit', { name: affiliation.organisation_name }) : t('affiliation.add')}
      go={t('action.save')}
      ready={Boolean(at)}
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onClose={onClose}
      onGo={() =>
        affiliation
          ? change.mutate({
              params: {
                path: { person_id: personId, affiliation_id: affiliation.affiliation_id },
                header: ifMatch(affiliation.version),
              },
              body,
            })
          : add.mutate({ params: { path: { person_id: personId } }, body })
      }
    >
      <OrganisationSelect
        label={t('affiliation.organisation')}
        value={at}
        onChange={setAt}
        name={affiliation?.organisation_name}
      />
      <TextInput
        label={t('affiliation.position')}
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      <Group grow>
        <DayInput label={t('affiliation.from')} value={from} onChange={setFrom} clearable />
        <DayInput label={t('affiliation.to')} value={to} onChange={setTo} clearable />
      </Group>
      <Checkbox
        label={t('affiliation.contact')}
        checked={contact}
        onChange={(event) => setContact(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
