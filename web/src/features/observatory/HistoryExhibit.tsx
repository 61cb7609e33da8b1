import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatInstant, formatNumber } from '../../shared/format';
import { standingsQuery, type PublishedStanding } from './api';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

/** Where each published study put the cluster; nothing while there is one study alone. */
export function HistoryExhibit({ study, unit }: { study: Study; unit: Unit }): ReactElement | null {
  const words = useWords(study);
  const { t, language } = words;
  const { data } = useSuspenseQuery(standingsQuery(unit.id));
  const { items } = data;
  if (items.length < 2) return null;
  const title = (one: PublishedStanding) => (language === 'ru' && one.title_ru) || one.title_en;
  const day = (one: PublishedStanding) => (one.published_at ? formatInstant(one.published_at) : '');
  const place = (one: PublishedStanding) =>
    one.rank === null ? t('value.missing') : t('history.place', { rank: one.rank, count: one.unit_count });
  return (
    <Exhibit
      title={t('history.heading', { count: items.length })}
      lede={t('history.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`history-${unit.id}`}
      table={{
        header: [
          t('column.study'),
          t('column.published_at'),
          t('column.clusters'),
          t('column.rank'),
          t('column.low'),
          t('column.high'),
          t('column.score'),
          t('column.group'),
        ],
        rows: items.map((one) => [
          title(one),
          day(one),
          one.unit_count,
          one.rank,
          one.rank_low,
          one.rank_high,
          one.score,
          t('group.number', { number: one.group }),
        ]),
      }}
    >
      <Rows
        as="mark"
        label={t('history.picture', { unit: unit.name, places: items.map(place).join('; ') })}
        domain={[1, Math.max(...items.map((one) => one.unit_count))]}
        axis={t('column.rank')}
        rows={items.map((one) => ({
          id: one.study_id,
          label: `${title(one)}, ${day(one)}`,
          value: one.rank,
          ...(one.rank_low !== null && one.rank_high !== null
            ? { interval: [one.rank_low, one.rank_high] as const }
            : {}),
          group: one.group,
          text: one.rank === null ? t('value.missing') : formatNumber(one.rank),
          strong: one.code === study.meta.code,
        }))}
      />
    </Exhibit>
  );
}
