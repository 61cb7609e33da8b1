import { Alert, Button, Group, Text } from '@mantine/core';
import { Check, Globe, RotateCw, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { refresh } from '../../shared/refresh';
import { say } from '../../shared/say';
import { useMe } from '../../shared/useMe';
import { ReasonDialog } from '../membership/ReasonDialog';
import { isOwn, type Move, movesOf, type Observation } from './observations';

const PATHS = { check: 'check', publish: 'publication', refuse: 'refusal' } as const;
const ICONS = { check: Check, publish: Globe, refuse: undefined };

/** Moves one observation on. Who comes second is told so, and sees it as it is now. */
export function StepButtons({ observation }: { observation: Observation }) {
  const { t } = useTranslation('indicators');
  const me = useMe();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<Move>();
  const [refusing, setRefusing] = useState(false);
  const own = isOwn(observation, me?.account_id);
  const moves = movesOf(observation, me?.account_id);
  const { observation_id, version, state } = observation;

  const take = async (move: Move, reason?: string) => {
    setBusy(move);
    setError(undefined);
    const { error: failed } = await api.POST(`/api/v1/observations/{observation_id}/${PATHS[move]}`, {
      params: { path: { observation_id } },
      body: { version, reason },
    });
    setBusy(undefined);
    if (failed) {
      setError(failed);
      return failed;
    }
    void say(t(`step.done.${move}`));
    await refresh('/api/v1/observations', '/api/v1/clusters');
  };
  if (moves.length === 0) return null;
  return (
    <>
      {problemOf(error ?? {}).status === 412 ? (
        <Alert color="yellow" variant="light" role="alert" w="100%">
          <Group justify="space-between">
            <div>
              <Text size="sm" fw={600}>
                {t('step.first')}
              </Text>
              <Text size="sm">{t('step.first_why')}</Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<RotateCw size={14} aria-hidden />}
              onClick={() => void refresh('/api/v1/observations').then(() => setError(undefined))}
            >
              {t('step.reload')}
            </Button>
          </Group>
        </Alert>
      ) : (
        <ProblemAlert error={error} />
      )}
      {moves
        .filter((move) => move !== 'refuse')
        .map((move) => {
          const Icon = ICONS[move];
          return (
            <Button
              key={move}
              size="sm"
              loading={busy === move}
              leftSection={Icon && <Icon size={16} aria-hidden />}
              onClick={() => void take(move)}
            >
              {t(`step.${move}`)}
            </Button>
          );
        })}
      <Button size="sm" variant="default" onClick={() => setRefusing(true)}>
        {t(own ? 'step.take_back' : 'step.refuse')}
      </Button>
      {own && (
        <Group gap={8} wrap="nowrap">
          <UserRoundX size={16} aria-hidden style={{ flex: 'none' }} />
          <Text size="sm" c="dimmed">
            {t(state === 'proposed' ? 'step.another_checks' : 'step.another_publishes')}
          </Text>
        </Group>
      )}
      {refusing && (
        <ReasonDialog
          title={t(own ? 'step.take_back' : 'step.refuse')}
          about={t('step.refuse_why')}
          label={t('step.reason')}
          go={t(own ? 'step.take_back' : 'step.refuse')}
          onGo={(reason) => take('refuse', reason)}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  );
}
