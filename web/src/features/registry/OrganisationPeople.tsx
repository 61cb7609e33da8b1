import { Anchor, Avatar, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { UserPlus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/EmptyState';
import { formatDate } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { PAGED } from '../../shared/paged';
import { query } from '../../app/client';
import { Panel } from './Panel';
import classes from './registry.module.css';

interface Props {
  organisationId: string;
  /** Whether one may add people. */
  may: boolean;
}

/** Who works there; those who have left stand below. */
export function OrganisationPeople({ organisationId, may }: Props) {
  const { t } = useTranslation('registry');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = query.useInfiniteQuery(
    'get',
    '/api/v1/people',
    { params: { query: { organisation: [organisationId], limit: 50 } } },
    PAGED,
  );
  const today = new Date().toISOString().slice(0, 10);
  const people = (data?.pages.flatMap(({ items }) => items) ?? []).map((person) => {
    const here = person.affiliations.filter((one) => one.organisation_id === organisationId);
    return { person, here: here.find(({ to_on }) => !to_on || to_on >= today) ?? here[0] };
  });
  return (
    <Panel
      title={t('people.title')}
      action={
        may && (
          <ButtonLink
            to="/people/new"
            search={{ organisation: organisationId }}
            size="compact-sm"
            variant="light"
            leftSection={<UserPlus size={15} aria-hidden />}
          >
            {t('people.add')}
          </ButtonLink>
        )
      }
    >
      <ProblemAlert error={error} />
      {data && people.length === 0 && (
        <EmptyState icon={UsersRound} title={t('people.none')}>
          {t('people.none_why')}
        </EmptyState>
      )}
      <ul className={classes['plain']} style={{ display: 'grid', gap: 12 }}>
        {people.map(({ person, here }) => (
          <li key={person.person_id}>
            <Group gap="sm" wrap="nowrap">
              <Avatar radius="xl" color="vallis" name={`${person.given_name} ${person.family_name}`} aria-hidden />
              <Stack gap={0} style={{ minWidth: 0, flex: 1 }}>
                <Group gap={8}>
                  <AnchorLink to="/people/$personId" params={{ personId: person.person_id }} size="sm" fw={600}>
                    {person.given_name} {person.family_name}
                  </AnchorLink>
                  {here?.is_contact && (
                    <Badge size="sm" variant="light" tt="none">
                      {t('people.contact')}
                    </Badge>
                  )}
                </Group>
                <Text size="sm" c="dimmed" truncate>
                  {[here?.position, here?.to_on && t('people.until', { on: formatDate(here.to_on) })]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Stack>
              {person.email && (
                <Anchor href={`mailto:${person.email}`} size="sm" visibleFrom="sm">
                  {person.email}
                </Anchor>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" size="xs" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more_people')}
        </Button>
      )}
    </Panel>
  );
}
