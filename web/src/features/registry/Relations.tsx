import { ActionIcon, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { formatDate } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { OrganisationSelect } from './OrganisationSelect';
import { Panel } from './Panel';
import classes from './registry.module.css';

const KINDS = ['owner_of', 'spin_off_of', 'supplier_to', 'part_of'] as const;
type Kind = (typeof KINDS)[number];

/** What an organisation is to others, from day to day. */
export function Relations({ organisationId, may }: { organisationId: string; may: boolean }) {
  const { t } = useTranslation('registry');
  const path = { path: { organisation_id: organisationId } };
  const { data } = query.useSuspenseQuery('get', '/api/v1/organisations/{organisation_id}/relations', { params: path });
  const remove = query.useMutation('delete', '/api/v1/organisations/{organisation_id}/relations/{relation_id}', {
    onSuccess: () => refresh('/api/v1/organisations'),
  });
  const [adding, setAdding] = useState(false);
  if (data.items.length === 0 && !may) return null;
  return (
    <Panel
      title={t('relation.title')}
      action={
        may && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<Link2 size={15} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('relation.add')}
          </Button>
        )
      }
    >
      <ProblemAlert error={remove.error} />
      {data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('relation.none')}
        </Text>
      )}
      <ul className={classes['plain']} style={{ display: 'grid', gap: 8 }}>
        {data.items.map((one) => {
          const outward = one.from_id === organisationId;
          return (
            <li key={one.organisation_relation_id}>
              <Group gap={8} wrap="nowrap" justify="space-between">
                <Text size="sm">
                  {t(`relation.${outward ? 'from' : 'to'}.${one.kind}`)}{' '}
                  <AnchorLink
                    to="/organisations/$organisationId"
                    params={{ organisationId: outward ? one.to_id : one.from_id }}
                    size="sm"
                    underline="always"
                  >
                    {outward ? one.to_name : one.from_name}
                  </AnchorLink>
                  <Text span size="sm" c="dimmed">
                    {one.from_on && ` · ${t('since', { on: formatDate(one.from_on) })}`}
                    {one.to_on && ` · ${t('until', { on: formatDate(one.to_on) })}`}
                  </Text>
                </Text>
                {may && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('relation.remove', { name: outward ? one.to_name : one.from_name })}
                    loading={remove.isPending}
                    onClick={() =>
                      remove.mutate({
                        params: {
                          path: { organisation_id: organisationId, relation_id: one.organisation_relation_id },
                        },
                      })
                    }
                  >
                    <Trash2 size={15} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
      {adding && <AddRelation organisationId={organisationId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function AddRelation({ organisationId, onClose }: { organisationId: string; onClose: () => void }) {
  const { t } = useTranslation('registry');
  const [kind, setKind] = useState<Kind>('owner_of');
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const add = query.useMutation('post', '/api/v1/organisations/{organisation_id}/relations', {
    onSuccess: async () => {
      await refresh('/api/v1/organisations');
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('relation.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!to) return;
          add.mutate({
            params: { path: { organisation_id: organisationId } },
            body: { to_id: to, kind, from_on: from },
          });
        }}
      >
        <Stack>
          <Select
            label={t('relation.kind')}
            allowDeselect={false}
            data={KINDS.map((one) => ({ value: one, label: t(`relation.from.${one}`) }))}
            value={kind}
            onChange={(next) => setKind(next as Kind)}
          />
          <OrganisationSelect label={t('relation.other')} value={to} onChange={setTo} />
          <DayInput label={t('relation.from_on')} value={from} onChange={setFrom} clearable />
          <ProblemAlert error={add.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" disabled={!to} loading={add.isPending}>
              {t('action.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
