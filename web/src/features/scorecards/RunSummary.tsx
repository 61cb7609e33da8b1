import { Alert, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { GroupMark } from '../../charts/GroupMark';
import { formatNumber } from '../../shared/format';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';
import { SimpleTable } from '../membership/SimpleTable';
import { useCluster } from '../registry/words';
import { RankBar } from './RankBar';
import classes from './scorecards.module.css';
import { type Findings, type Run, useJson } from './scorecards';
import { useTableWords } from './useTableWords';

const digits = (value: number, most = 2) => formatNumber(value, { maximumFractionDigits: most });

/** The findings in short: groups, ranks with their intervals, and what to be wary of. */
export function RunSummary({ run }: { run: Run }) {
  const { t, say } = useTableWords();
  const { data, error } = useJson<Findings>(`/api/v1/scorecard-runs/${run.scorecard_run_id}/findings`);
  if (error) return <ProblemAlert error={error} />;
  if (!data)
    return (
      <Slow>
        <Lines count={8} height={40} />
      </Slow>
    );
  return (
    <>
      {(data.warnings.length > 0 || data.unusual_choices.length > 0) && (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={20} aria-hidden />}>
          <Text size="sm" fw={600} mb={4}>
            {t('summary.wary')}
          </Text>
          <List size="sm" spacing={4}>
            {data.warnings.map((one) => (
              <List.Item key={one.en}>{say(one)}</List.Item>
            ))}
          </List>
          {data.unusual_choices.length > 0 && (
            <details>
              <summary style={{ cursor: 'pointer', fontSize: 14, padding: '6px 0 0' }}>
                {t('summary.unusual', { count: data.unusual_choices.length })}
              </summary>
              <List size="sm" spacing={2} mt={4}>
                {data.unusual_choices.map((one) => (
                  <List.Item key={one.en}>{say(one)}</List.Item>
                ))}
              </List>
            </details>
          )}
        </Alert>
      )}
      <Groups data={data} />
      <Ranks data={data} />
    </>
  );
}

function Groups({ data }: { data: Findings }) {
  const { t } = useTableWords();
  const own = useCluster()?.code;
  const nameOf = (id: string) => data.units.find((one) => one.id === id)?.name ?? id;
  const stable = new Map(data.stability?.schemes[0]?.groups.map((one) => [one.number, one.mean_jaccard]));
  return (
    <Section
      title={t('summary.groups', { count: data.groups.k })}
      lead={t('summary.silhouette', { width: digits(data.groups.mean_silhouette) })}
    >
      <SimpleGrid cols={{ base: 1, sm: 2, lg: Math.min(3, data.groups.k) }}>
        {data.groups.groups.map((group) => {
          const jaccard = stable.get(group.number);
          return (
            <div key={group.number} className={classes['group']}>
              <Text fw={600}>
                <GroupMark group={group.number} size={14} /> {t('summary.group', { number: group.number })}
              </Text>
              <Text size="sm" c="dimmed">
                {t('summary.size', { count: group.size })}
              </Text>
              <Text size="sm">{t('summary.medoid', { name: nameOf(group.medoid) })}</Text>
              {own && group.members.includes(own) && (
                <Text size="sm" fw={600}>
                  {t('summary.own_group', { name: nameOf(own) })}
                </Text>
              )}
              {jaccard !== undefined && (
                <Text size="sm" c={jaccard < 0.6 ? 'var(--mantine-color-error)' : 'dimmed'}>
                  {t(jaccard < 0.6 ? 'summary.unstable' : 'summary.stable', { value: digits(jaccard) })}
                </Text>
              )}
              <details>
                <summary>{t('summary.members')}</summary>
                <List size="sm" spacing={2} mt={4}>
                  {group.members.map((id) => (
                    <List.Item key={id}>{nameOf(id)}</List.Item>
                  ))}
                </List>
              </details>
            </div>
          );
        })}
      </SimpleGrid>
    </Section>
  );
}

function Ranks({ data }: { data: Findings }) {
  const { t } = useTableWords();
  const own = useCluster()?.code;
  if (!data.scores) return null;
  const nameOf = (id: string) => data.units.find((one) => one.id === id)?.name ?? id;
  const groupOf = new Map(data.groups.units.map(({ id, group }) => [id, group]));
  const intervals = new Map(data.robustness?.units.map(({ id, rank_interval }) => [id, rank_interval]));
  const rows = data.scores.units.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return (
    <Section title={t('summary.ranks')} lead={t('summary.ranks_lead')}>
      <Stack gap="xs" className={classes['ranks']}>
        <SimpleTable
          label={t('summary.ranks')}
          rows={rows}
          idOf={({ id }) => id}
          nameOf={({ id }) => nameOf(id)}
          columns={[
            { key: 'rank', label: t('column.rank'), number: true, show: ({ rank }) => formatNumber(rank ?? 0) },
            {
              key: 'unit',
              label: t('column.unit'),
              show: ({ id }) => (
                <Text size="sm" fw={id === own ? 700 : 500}>
                  {nameOf(id)}
                  {id === own && ` · ${t('summary.us')}`}
                </Text>
              ),
            },
            {
              key: 'group',
              label: t('column.group'),
              show: ({ id }) => {
                const group = groupOf.get(id);
                return group === undefined ? (
                  '–'
                ) : (
                  <span style={{ whiteSpace: 'nowrap' }}>
                    <GroupMark group={group} /> {group}
                  </span>
                );
              },
            },
            {
              key: 'score',
              label: t('column.score'),
              number: true,
              show: ({ score }) => (score === null ? '–' : digits(score, 1)),
            },
            {
              key: 'interval',
              label: t('column.interval'),
              show: ({ id, rank }) => {
                const interval = intervals.get(id);
                return interval ? <RankBar rank={rank ?? 0} interval={interval} most={rows.length} /> : '–';
              },
            },
          ]}
        />
      </Stack>
    </Section>
  );
}
