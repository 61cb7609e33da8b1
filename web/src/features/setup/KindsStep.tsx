import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { useCluster } from '../../shared/useCluster';
import { KINDS, type Kind } from './kinds';

/** The kinds of membership to begin with; each can be changed later, and others added. */
export function KindsStep({ done }: { done: () => void }) {
  const { t } = useTranslation('setup');
  const cluster = useCluster();
  const [chosen, setChosen] = useState<string[]>(['member', 'associate']);
  const add = useMutation({
    mutationFn: async (kinds: Kind[]) => {
      if (!cluster) return;
      const from_on = new Date().toISOString().slice(0, 10);
      for (const kind of kinds) {
        const { error, response } = await api.POST('/api/v1/clusters/{cluster_id}/membership-types', {
          params: { path: { cluster_id: cluster.cluster_id } },
          body: { ...kind, from_on },
        });
        // One that is there already was added by the try before.
        if (error && response.status !== 409) throw error as unknown as Error;
      }
    },
    onSuccess: done,
  });
  return (
    <Section title={t('step.kinds')} lead={t('kinds_lead')}>
      <ProblemAlert error={add.error} />
      <Checkbox.Group value={chosen} onChange={setChosen} label={t('kinds')}>
        <Stack gap="sm" mt="xs">
          {KINDS.map(({ code }) => (
            <Checkbox key={code} value={code} label={t(`kind.${code}.name`)} description={t(`kind.${code}.what`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group>
        <Button
          loading={add.isPending}
          disabled={!cluster}
          onClick={() => add.mutate(KINDS.filter(({ code }) => chosen.includes(code)))}
        >
          {t('action.next', { ns: 'app' })}
        </Button>
        <Button variant="subtle" onClick={done}>
          {t('later')}
        </Button>
      </Group>
    </Section>
  );
}
