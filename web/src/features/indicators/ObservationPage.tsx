import { Group, Stack, Text } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { query } from '../../app/client';
import { formatInstant } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { useMay, useMe } from '../../shared/useMe';
import { WhoCanSee } from '../../shared/WhoCanSee';
import { Panel } from '../registry/Panel';
import registry from '../registry/registry.module.css';
import { Evidence } from './Evidence';
import classes from './figures.module.css';
import { StateMark } from './Marks';
import { StepButtons } from './StepButtons';
import { useFigureWords } from './useFigureWords';
import { useIndicators } from './useFigures';

/** One value: what speaks for it, what became of it, and the next step. */
export function ObservationPage({ observationId }: { observationId: string }) {
  const { t, nameOf, shownValue, unitNameOf, periodOf } = useFigureWords();
  const edits = useMay('edit_benchmark');
  const indicators = useIndicators();
  const path = { params: { path: { observation_id: observationId } } };
  const one = query.useSuspenseQuery('get', '/api/v1/observations/{observation_id}', path).data;
  const indicator = indicators.find(({ code }) => code === one.indicator);
  const name = nameOf(indicator) || one.indicator;
  return (
    <Page
      title={name}
      subtitle={`${unitNameOf(one)} · ${periodOf(one)}`}
      crumbs={[
        { to: '/staff/indicators', label: t('title') },
        { to: '/staff/indicators/$code', params: { code: one.indicator }, label: name },
      ]}
      width={1080}
      action={
        edits && (
          <ButtonLink
            variant="default"
            to="/staff/indicators/declare"
            search={{ indicator: one.indicator, unit: one.unit_code, period: one.period }}
            leftSection={<PenLine size={16} aria-hidden />}
          >
            {t('observation.correct')}
          </ButtonLink>
        )
      }
    >
      <div className={registry['columns']}>
        <Panel title={t('observation.value')}>
          <Stack gap="md">
            <Group justify="space-between" align="start" gap="sm">
              <Text component="div" className={`${classes['big']} ${one.absence ? classes['missing'] : ''}`}>
                {shownValue(indicator, one)}
              </Text>
              <Group gap="xs">
                <StateMark state={one.state} />
                <WhoCanSee visibility={one.published_at ? 'public' : 'staff'} />
              </Group>
            </Group>
            <Evidence observation={one} />
            <Text size="xs" c="dimmed">
              {t('observation.method', { version: one.method_version })}
              {one.supersedes && (
                <>
                  {' · '}
                  <AnchorLink
                    to="/staff/indicators/observations/$observationId"
                    params={{ observationId: one.supersedes }}
                    size="xs"
                    underline="always"
                  >
                    {t('observation.before')}
                  </AnchorLink>
                </>
              )}
            </Text>
            <Group gap="sm" key={one.version}>
              <StepButtons observation={one} />
            </Group>
          </Stack>
        </Panel>
        <Panel title={t('history.title')}>
          <History observationId={observationId} />
        </Panel>
      </div>
    </Page>
  );
}

/** Who did what, when and why, the latest last. */
function History({ observationId }: { observationId: string }) {
  const { t } = useFigureWords();
  const me = useMe();
  const steps = query.useQuery('get', '/api/v1/observations/{observation_id}/history', {
    params: { path: { observation_id: observationId } },
  }).data?.items;
  const whoOf = (account?: string | null, name?: string | null) =>
    !account ? t('history.program') : account === me?.account_id ? t('history.you') : (name ?? t('history.somebody'));
  return (
    <ol className={registry['line']}>
      {steps?.map((step) => (
        <li key={step.position}>
          <Text size="sm" fw={550}>
            {t(`state.${step.state}`)}
          </Text>
          <Text size="sm">{whoOf(step.account_id, step.account_name)}</Text>
          {step.reason && (
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {t('history.because', { reason: step.reason })}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {formatInstant(step.recorded_at)}
          </Text>
        </li>
      ))}
    </ol>
  );
}
