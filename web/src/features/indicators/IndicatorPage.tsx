import { Group, Stack, Text } from '@mantine/core';
import { Gauge, PenLine } from 'lucide-react';
import { query } from '../../app/client';
import { EmptyState } from '../../shared/EmptyState';
import { SourceNote } from '../../shared/Figure';
import { formatDate, formatNumber } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { useMay } from '../../shared/useMe';
import { SimpleTable } from '../membership/SimpleTable';
import { Panel } from '../registry/Panel';
import classes from '../registry/registry.module.css';
import { OriginMark, StateMark } from './Marks';
import { type Indicator, originOf } from './observations';
import { useFigureWords } from './useFigureWords';
import { useObservationsOf, useUnits } from './useFigures';

/** One indicator: what it means, since when, and what was observed of us. */
export function IndicatorPage({ code }: { code: string }) {
  const { t, nameOf, blockOf, methodOf, shownValue, periodOf, sourceOf, unitNameOf } = useFigureWords();
  const edits = useMay('edit_benchmark');
  const versions = query.useSuspenseQuery('get', '/api/v1/indicators/{code}', { params: { path: { code } } }).data
    .items;
  const indicator = versions[0]!;
  const { units } = useUnits();
  const observed = useObservationsOf(units.filter(({ kind }) => kind === indicator.unit_kind));
  const several = units.filter(({ kind }) => kind === indicator.unit_kind).length > 1;
  const rows = (observed.data ?? []).filter((one) => one.indicator === code);
  return (
    <Page
      title={nameOf(indicator)}
      subtitle={`${indicator.code} · ${blockOf(indicator)}`}
      crumbs={[{ to: '/staff/indicators', label: t('title') }]}
      action={
        edits && (
          <ButtonLink
            to="/staff/indicators/declare"
            search={{ indicator: code }}
            leftSection={<PenLine size={16} aria-hidden />}
          >
            {t('declare.short')}
          </ButtonLink>
        )
      }
    >
      <div className={classes['columns']}>
        <Stack gap="lg">
          <Panel title={t('indicator.observed')}>
            <ProblemAlert error={observed.error} />
            {observed.isSuccess && rows.length === 0 && (
              <EmptyState icon={Gauge} title={t('indicator.none')}>
                {t('indicator.none_why')}
              </EmptyState>
            )}
            {rows.length > 0 && (
              <SimpleTable
                label={t('indicator.observed')}
                rows={rows}
                idOf={({ observation_id }) => observation_id}
                nameOf={periodOf}
                columns={[
                  {
                    key: 'value',
                    label: t('column.value'),
                    show: (row) => (
                      <AnchorLink
                        to="/staff/indicators/observations/$observationId"
                        params={{ observationId: row.observation_id }}
                        size="sm"
                        fw={600}
                      >
                        {shownValue(indicator, row)}
                      </AnchorLink>
                    ),
                  },
                  ...(several ? [{ key: 'unit', label: t('column.unit'), show: unitNameOf }] : []),
                  { key: 'period', label: t('column.period'), show: periodOf },
                  { key: 'origin', label: t('column.origin'), show: (row) => <OriginMark origin={originOf(row)} /> },
                  { key: 'state', label: t('column.state'), show: (row) => <StateMark state={row.state} /> },
                  { key: 'source', label: t('column.source'), show: (row) => <SourceNote source={sourceOf(row)} /> },
                ]}
              />
            )}
          </Panel>
        </Stack>
        <Stack gap="lg">
          <Panel title={t('indicator.definition')}>
            <Text size="sm" lh={1.55}>
              {methodOf(indicator)}
            </Text>
            <Facts indicator={indicator} />
          </Panel>
          <Panel title={t('indicator.versions')}>
            <ol className={classes['line']}>
              {versions.map((one) => (
                <li key={one.method_version}>
                  <Text size="sm" fw={550}>
                    {t('indicator.version', { number: one.method_version })}
                    {!one.valid_to && ` · ${t('indicator.in_force')}`}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {one.valid_to
                      ? t('indicator.from_to', { from: formatDate(one.valid_from), to: formatDate(one.valid_to) })
                      : t('indicator.from', { from: formatDate(one.valid_from) })}
                  </Text>
                  {one !== indicator && methodOf(one) !== methodOf(indicator) && (
                    <Text size="sm" mt={4}>
                      {methodOf(one)}
                    </Text>
                  )}
                </li>
              ))}
            </ol>
          </Panel>
        </Stack>
      </div>
    </Page>
  );
}

function Facts({ indicator }: { indicator: Indicator }) {
  const { t, measureUnitOf, wordOf } = useFigureWords();
  const { minimum, maximum, at_least, disclosure_threshold, words } = indicator;
  const facts: [string, string][] = [
    [t('indicator.kind'), t(`kind.${indicator.kind}`)],
    ...(indicator.measure_unit ? [[t('indicator.unit'), measureUnitOf(indicator)] as [string, string]] : []),
    ...(words.length
      ? [[t('indicator.words'), words.map(({ word }) => wordOf(indicator, word)).join(', ')] as [string, string]]
      : []),
    ...(typeof minimum === 'number' || typeof maximum === 'number'
      ? [
          [
            t('indicator.range'),
            [
              typeof minimum === 'number' ? t('declare.from', { value: formatNumber(minimum) }) : '',
              typeof maximum === 'number' ? t('declare.to', { value: formatNumber(maximum) }) : '',
            ].join(' '),
          ] as [string, string],
        ]
      : []),
    ...(typeof at_least === 'number'
      ? [[t('indicator.at_least'), t('indicator.at_least_from', { count: at_least })] as [string, string]]
      : []),
    [t('indicator.better'), t(`polarity.${indicator.polarity}`)],
    [t('indicator.changeable'), t(indicator.is_changeable ? 'value.yes' : 'value.no')],
    ...(indicator.unit_kind === 'country'
      ? [[t('indicator.combine'), t(`combine.${indicator.combine}`)] as [string, string]]
      : []),
    ...(disclosure_threshold > 0
      ? [[t('indicator.threshold'), t('indicator.threshold_of', { count: disclosure_threshold })] as [string, string]]
      : []),
    ...(indicator.source ? [[t('indicator.source'), indicator.source] as [string, string]] : []),
  ];
  return (
    <Group mt="md">
      <dl
        className={classes['facts']}
        style={{ width: '100%', gridTemplateColumns: 'minmax(110px, 40%) minmax(0, 1fr)' }}
      >
        {facts.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </Group>
  );
}
