import { ScrollArea } from '@mantine/core';
import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { formatNumber, formatShare } from '../../shared/format';
import type { CompareAnswer } from './api';
import classes from './CompareTable.module.css';
import { Exhibit, type TableCell } from './Exhibit';
import { AnchorLink } from '../../shared/links';
import { sourceLine } from './source';
import { percentile, type Study, type Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  units: readonly Unit[];
  /** Where the server has worked percentiles out, over the values themselves. */
  answer?: CompareAnswer | undefined;
}

/** Indicators down, clusters across; under each value a bar for the share of all clusters that it is better than. */
export function CompareTable({ study, units, answer }: Props): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, { maximumFractionDigits: 1 }));
  const summary: [string, (u: Unit) => string][] = [
    [t('figure.score'), (u) => figure(u.score)],
    [t('column.rank'), (u) => (u.interval ? `${figure(u.rank)} (${u.interval[0]}–${u.interval[1]})` : figure(u.rank))],
    [t('figure.membership'), (u) => (u.membership.length ? formatShare(u.membership[u.group - 1] ?? 0) : '–')],
  ];
  const rows: TableCell[][] = [
    ...summary.map(([label, show]) => [label, ...units.map(show)]),
    ...study.indicators.map((i) => [
      `${i.id} ${say(i.label)}`,
      ...units.map((u) => words.value(i, u.cells[i.id]?.raw ?? null)),
    ]),
  ];
  return (
    <Exhibit
      title={t('compare.heading', { count: units.length })}
      lede={t('compare.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="compare"
      table={{ header: [t('column.indicator'), ...units.map((u) => u.name)], rows }}
    >
      <ScrollArea
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('compare.heading', { count: units.length }) }}
      >
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.indicator')}</th>
              {units.map((u) => (
                <th scope="col" key={u.id}>
                  <AnchorLink to="/observatory/clusters/$unit" params={{ unit: u.id }} inherit>
                    {u.name}
                  </AnchorLink>
                  <span className={classes['group']}>
                    <GroupMark group={u.group} size={11} /> {words.group(u.group)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.map(([label, show]) => (
              <tr key={label} className={classes['summary']}>
                <th scope="row">{label}</th>
                {units.map((u) => (
                  <td key={u.id}>{show(u)}</td>
                ))}
              </tr>
            ))}
            {study.indicators.map((i) => (
              <tr key={i.id}>
                <th scope="row">{say(i.label)}</th>
                {units.map((u) => {
                  const raw = u.cells[i.id]?.raw ?? null;
                  const told = answer?.units.find((one) => one.id === u.id)?.values.find((v) => v.indicator === i.id);
                  const share = told ? told.percentile : percentile(study.units, u, i.id);
                  return (
                    <td key={u.id} data-missing={raw === null || undefined}>
                      {words.value(i, raw)}
                      {share !== null && (
                        <svg
                          width="100%"
                          height="5"
                          className={classes['bar']}
                          role="img"
                          aria-label={t('compare.better', { share: formatShare(share) })}
                        >
                          <rect width="100%" height="5" rx="2" fill="var(--chart-track)" />
                          <rect width={`${share * 100}%`} height="5" rx="2" fill={`var(--group-${u.group})`} />
                        </svg>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Exhibit>
  );
}
