import { ActionIcon, Alert, Button, Group, Menu, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { CircleOff, EllipsisVertical, Merge } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { ifMatch, refresh } from '../../shared/refresh';
import type { Organisation } from './columns';
import { OrganisationSelect } from './OrganisationSelect';

/** What staff do with a record as a whole. */
export function OrganisationActions({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('registry');
  const [open, setOpen] = useState<'end' | 'merge'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('actions')}>
            <EllipsisVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Merge size={16} aria-hidden />} onClick={() => setOpen('merge')}>
            {t('merge.open')}
          </Menu.Item>
          {!organisation.ended_on && (
            <Menu.Item leftSection={<CircleOff size={16} aria-hidden />} onClick={() => setOpen('end')}>
              {t('end.open')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'end' && <EndDialog organisation={organisation} onClose={close} />}
      {open === 'merge' && <MergeDialog organisation={organisation} onClose={close} />}
    </>
  );
}

interface DialogProps {
  organisation: Organisation;
  onClose: () => void;
}

export const today = () => new Date().toISOString().slice(0, 10);

function EndDialog({ organisation, onClose }: DialogProps) {
  const { t } = useTranslation('registry');
  const [on, setOn] = useState<string | null>(today());
  const [reason, setReason] = useState('');
  const end = query.useMutation('put', '/api/v1/organisations/{organisation_id}/end', {
    onSuccess: async () => {
      await refresh('/api/v1/organisations');
      onClose();
    },
  });
  return (
    <Dialog
      title={t('end.title', { name: organisation.name })}
      about={t('end.why')}
      go={t('end.go')}
      ready={Boolean(on && reason.trim())}
      busy={end.isPending}
      error={end.error}
      onClose={onClose}
      onGo={() =>
        end.mutate({
          params: { path: { organisation_id: organisation.organisation_id }, header: ifMatch(organisation.version) },
          body: { ended_on: on!, reason: reason.trim() },
        })
      }
    >
      <DayInput label={t('end.on')} value={on} onChange={setOn} />
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
      />
    </Dialog>
  );
}

function MergeDialog({ organisation, onClose }: DialogProps) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const [into, setInto] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const merge = query.useMutation('post', '/api/v1/organisations/{organisation_id}/merge', {
    onSuccess: async () => {
      await refresh('/api/v1/organisations', '/api/v1/people', '/api/v1/clusters', '/api/v1/memberships');
      await navigate({ to: '/organisations/$organisationId', params: { organisationId: into! } });
    },
  });
  return (
    <Dialog
      title={t('merge.title', { name: organisation.name })}
      about={t('merge.why')}
      go={t('merge.go')}
      ready={Boolean(into && into !== organisation.organisation_id && reason.trim())}
      busy={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onGo={() =>
        merge.mutate({
          params: { path: { organisation_id: organisation.organisation_id } },
          body: { into: into!, reason: reason.trim() },
        })
      }
    >
      <OrganisationSelect
        label={t('merge.into')}
        value={into}
        onChange={(id, found) => {
          setInto(id);
          setName(found ?? '');
        }}
        error={into === organisation.organisation_id && t('merge.itself')}
      />
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
      />
      {into && into !== organisation.organisation_id && (
        <Alert color="yellow" variant="light">
          <Text size="sm">{t('merge.effect', { from: organisation.name, into: name })}</Text>
        </Alert>
      )}
    </Dialog>
  );
}

interface FrameProps {
  title: string;
  about?: string;
  go: string;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onGo: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question with a few fields, and the one button that does it. */
export function Dialog({ title, about, go, ready, busy, error, onGo, onClose, children }: FrameProps) {
  const { t } = useTranslation('registry');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onGo();
        }}
      >
        <Stack>
          {about && <Text size="sm">{about}</Text>}
          {children}
          <ProblemAlert error={error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={busy}>
              {go}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
