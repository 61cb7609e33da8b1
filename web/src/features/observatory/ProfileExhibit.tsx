import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatShare } from '../../shared/format';
import type { UnitAnswer } from './api';
import { Exhibit } from './Exhibit';
import { groupNumbers } from './GroupLegend';
import { sourceLine } from './source';
import { medianPoints, percentile, portion, type Study, type Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  unit: Unit;
  /** Where the server has worked percentiles out, over the values themselves. */
  answer?: UnitAnswer;
  /** `all`, `group:N`, `published:N` or `country:XX`. */
  peers: string;
  onPeers?: (peers: string) => void;
}

/** Where the cluster stands on each indicator among all others, with the middle of the chosen peers. */
export function ProfileExhibit({ study, unit, answer, peers, onPeers }: Props): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const set = peersOf(study, unit, peers);
  const lines = study.indicators.map((i) => ({
    indicator: i,
    own: portion(study, unit.points[i.id]),
    middle: portion(study, medianPoints(set, i.id)),
    share: answer
      ? (answer.values.find((v) => v.indicator === i.id)?.percentile ?? null)
      : percentile(study.units, unit, i.id),
  }));
  const ahead = lines.filter((l) => l.own !== null && l.middle !== null && l.own > l.middle).length;
  const compared = lines.filter((l) => l.own !== null && l.middle !== null).length;
  const options = [
    { value: 'all', label: t('peers.all') },
    ...groupNumbers(study, 'found').map(({ number }) => ({ value: `group:${number}`, label: words.groupLong(number) })),
    ...(study.findings.published_cut ? groupNumbers(study, 'published') : []).map(({ number }) => ({
      value: `published:${number}`,
      label: words.group(number, 'published'),
    })),
    ...unit.countries.map((code) => ({
      value: `country:${code}`,
      label: t('peers.country', { country: words.country(code) }),
    })),
  ];
  return (
    <Exhibit
      title={t('profile.heading', { count: compared, ahead })}
      lede={t('profile.lede', { count: set.length })}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`profile-${unit.id}`}
      table={{
        header: [t('column.indicator'), t('column.value'), t('column.points'), t('column.peers'), t('column.better')],
        rows: lines.map(({ indicator, share, middle }) => [
          `${indicator.id} ${say(indicator.label)}`,
          words.value(indicator, unit.cells[indicator.id]?.raw ?? null),
          unit.points[indicator.id] ?? null,
          middle === null ? null : medianPoints(set, indicator.id),
          share === null ? null : formatShare(share),
        ]),
      }}
    >
      <Select
        label={t('profile.peers')}
        value={peers}
        onChange={(value) => value && onPeers?.(value)}
        data={options}
        allowDeselect={false}
        maw={460}
        mb="md"
        className="no-print"
        disabled={!onPeers}
      />
      <Rows
        as="mark"
        label={t('profile.picture', { unit: unit.name, ahead, count: compared })}
        axis={t('profile.axis')}
        domain={[0, 1]}
        ticks={[0, 0.5, 1]}
        format={(value) => t(value === 0 ? 'profile.worst' : value === 1 ? 'profile.best' : 'profile.middle')}
        rowHeight={30}
        rows={lines.map(({ indicator, own, middle, share }) => ({
          id: indicator.id,
          label: say(indicator.label),
          value: own,
          others: study.units.flatMap((u) => (u.id === unit.id ? [] : (portion(study, u.points[indicator.id]) ?? []))),
          reference: middle,
          group: unit.group,
          text: share === null ? t('value.missing') : formatShare(share),
          tip: words.value(indicator, unit.cells[indicator.id]?.raw ?? null),
        }))}
      />
    </Exhibit>
  );
}

/** The units of a peer set without the unit itself. */
export function peersOf(study: Study, unit: Unit, peers: string): Unit[] {
  const [kind, value = ''] = peers.split(':');
  return study.units.filter((u) => {
    if (u.id === unit.id) return false;
    if (kind === 'group') return u.group === Number(value);
    if (kind === 'published') return u.published === Number(value);
    if (kind === 'country') return u.countries.includes(value);
    return true;
  });
}
