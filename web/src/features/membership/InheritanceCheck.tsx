import { Alert, Modal, Progress, Stack, Table, Text } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Item } from '../../app/client';
import { AnchorLink } from '../../shared/links';
import { problemOf } from '../../shared/problem';
import type { Membership } from './useMemberships';

type Inheritor = Item<'/api/v1/memberships/{membership_id}/inheritance'>;

interface Failure {
  membership: Membership;
  people: Inheritor[];
  problem?: string;
}

interface Props {
  memberships: Membership[];
  onClose: () => void;
}

/** Goes through the members one by one: people who work there today, and did not get a member's rights. */
export function InheritanceCheck({ memberships, onClose }: Props) {
  const { t } = useTranslation('membership');
  const members = memberships.filter(({ state }) => state === 'active' || state === 'grace');
  const [done, setDone] = useState(0);
  const [failures, setFailures] = useState<Failure[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const walk = async () => {
      for (const membership of members) {
        const { data, error } = await api.GET('/api/v1/memberships/{membership_id}/inheritance', {
          params: { path: { membership_id: membership.membership_id } },
          signal: stop.signal,
        });
        const people = data?.items.filter(({ inheritance }) => inheritance !== 'inherits') ?? [];
        if (people.length > 0 || error) {
          setFailures((before) => [...before, { membership, people, problem: error && problemOf(error).detail }]);
        }
        setDone((before) => before + 1);
      }
    };
    // Closing the dialog stops the walk; what else goes wrong is shown as it stands.
    walk().catch(() => {});
    return () => {
      stop.abort();
      setDone(0);
      setFailures([]);
    };
    // The list is the one of the moment at which the dialog was opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const people = failures.reduce((sum, failure) => sum + failure.people.length, 0);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('inherit.check')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{t('inherit.about')}</Text>
        {done < members.length && (
          <Progress.Root>
            <Progress.Section
              value={(100 * done) / members.length}
              aria-label={t('inherit.progress', { done, all: members.length })}
            />
          </Progress.Root>
        )}
        <Text size="sm" fw={600} aria-live="polite">
          {t('inherit.progress', { done, all: members.length })}
          {` ${t('inherit.failed', { count: people })}`}
        </Text>
        {done === members.length && failures.length === 0 && (
          <Alert variant="light" icon={<CircleCheck size={18} aria-hidden />}>
            {t('inherit.all_well')}
          </Alert>
        )}
        {failures.length > 0 && (
          <Table fz="sm">
            <Table.Tbody>
              {failures.map(({ membership, people, problem }) => (
                <Table.Tr key={membership.membership_id} style={{ verticalAlign: 'top' }}>
                  <Table.Td>
                    <AnchorLink
                      to="/organisations/$organisationId"
                      params={{ organisationId: membership.organisation_id }}
                      size="sm"
                      fw={600}
                    >
                      {membership.organisation_name}
                    </AnchorLink>
                  </Table.Td>
                  <Table.Td>
                    {problem}
                    {people.map((one) => (
                      <div key={one.person_id}>
                        <AnchorLink to="/people/$personId" params={{ personId: one.person_id }} size="sm">
                          {one.name}
                        </AnchorLink>
                        <Text span size="sm" c="dimmed">
                          {` – ${t(`inherit.${one.inheritance}`)}`}
                        </Text>
                      </div>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Modal>
  );
}
