import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import type { WhatIfAnswer } from './api';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import { dissimilarity, type Study, type Unit } from './study';
import { useWords } from './useWords';
import classes from './WhatIfPage.module.css';

/** Score, rank, group and distances after the changes, each with what it was. */
export function WhatIfResult({
  study,
  unit,
  answer,
}: {
  study: Study;
  unit: Unit;
  answer: WhatIfAnswer | undefined;
}): ReactElement {
  const words = useWords(study);
  const { t } = words;
  const now = answer?.composite?.after ?? { score: unit.score, rank: unit.rank };
  const figure = (value: number | null | undefined) =>
    typeof value === 'number' ? formatNumber(value, { maximumFractionDigits: 1 }) : '–';
  const group = answer?.after.group ?? unit.group;
  const score = answer?.composite?.after.score ?? unit.score;
  const medoids = answer?.after.medoids ?? medoidsNow(study, unit);
  const was = (id: string) => answer?.before.medoids.find((m) => m.id === id)?.dissimilarity ?? null;
  const interval = answer?.composite?.after.rank_interval ?? unit.interval;
  const moved = answer !== undefined && group !== answer.before.group;
  return (
    <Exhibit
      title={t(answer ? (moved ? 'whatif.moves' : 'whatif.stays') : 'whatif.as_is', {
        group: words.group(group),
        unit: unit.name,
      })}
      lede={t('whatif.lede')}
      source={sourceLine(study, words)}
      name={`what-if-${unit.id}`}
      table={{
        header: [t('column.figure'), t('whatif.before'), t('whatif.after')],
        rows: [
          [t('figure.score'), unit.score, score],
          [t('column.rank'), unit.rank, now.rank ?? null],
          [t('column.group'), words.group(answer?.before.group ?? unit.group), words.group(group)],
          [t('column.silhouette'), unit.silhouette, answer?.after.silhouette ?? unit.silhouette],
          ...medoids.map((m) => [t('whatif.distance', { unit: m.name }), was(m.id), m.dissimilarity]),
        ],
      }}
    >
      <div role="status">
        <dl className={classes['moves']}>
          <Move
            label={t('figure.score')}
            now={figure(score)}
            was={answer ? t('whatif.was', { value: figure(unit.score) }) : ''}
          />
          <Move
            label={t('figure.rank', { count: study.units.length })}
            now={figure(now.rank)}
            was={answer ? t('whatif.was', { value: figure(unit.rank) }) : ''}
          />
          <div>
            <dt>{t('column.group')}</dt>
            <dd className={classes['now']}>
              <Group gap={8} wrap="nowrap">
                <GroupMark group={group} size={20} /> {formatNumber(group)}
              </Group>
            </dd>
            {answer && (
              <dd className={classes['was']}>{t('whatif.was', { value: words.group(answer.before.group) })}</dd>
            )}
          </div>
        </dl>
      </div>
      {interval && <RankBar study={study} interval={interval} rank={now.rank ?? null} was={unit.rank} group={group} />}
      {medoids.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="lg" mb={4}>
            {t('whatif.distances')}
          </Text>
          <Rows
            as="mark"
            label={t('whatif.distances')}
            domain={[0, Math.max(0.5, ...medoids.map((m) => Math.max(m.dissimilarity, was(m.id) ?? 0)))]}
            tickCount={4}
            rows={medoids.map((m, i) => ({
              id: m.id,
              label: t('whatif.to_group', { number: i + 1, unit: m.name }),
              value: m.dissimilarity,
              reference: was(m.id),
              group: i + 1,
              text: formatNumber(m.dissimilarity, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
            }))}
          />
        </>
      )}
      {answer && answer.after.nearest.length > 0 && (
        <Text size="sm" mt="md">
          {t('whatif.nearest')}{' '}
          {answer.after.nearest
            .slice(0, 3)
            .map((n) => n.name)
            .join(', ')}
          .
        </Text>
      )}
    </Exhibit>
  );
}

function Move({ label, now, was }: { label: string; now: string; was: string }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={classes['now']}>{now}</dd>
      {was && <dd className={classes['was']}>{was}</dd>}
    </div>
  );
}

/** The distances to the units that stand for the groups, as the study found them. */
function medoidsNow(study: Study, unit: Unit): { id: string; name: string; dissimilarity: number }[] {
  const index = (id: string) => study.units.findIndex((u) => u.id === id);
  return study.findings.groups.groups.flatMap(({ medoid }) => {
    const apart = dissimilarity(study.findings, index(unit.id), index(medoid));
    return apart === null ? [] : [{ id: medoid, name: study.byId.get(medoid)?.name ?? medoid, dissimilarity: apart }];
  });
}

interface RankBarProps {
  study: Study;
  interval: readonly [number, number];
  rank: number | null;
  was: number | null;
  group: number;
}

/** The place among all, with the interval that nine of ten draws keep to. */
function RankBar({ study, interval, rank, was, group }: RankBarProps): ReactElement {
  const { t } = useWords(study);
  return (
    <Rows
      as="mark"
      label={t('figure.interval', { low: interval[0], high: interval[1] })}
      domain={[1, study.units.length]}
      ticks={[1, Math.round(study.units.length / 2), study.units.length]}
      format={formatNumber}
      rows={[{ id: 'rank', label: t('column.rank'), value: rank, interval, reference: was, group }]}
    />
  );
}
