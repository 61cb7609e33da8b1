import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import type { Cut, Study } from './study';
import { partitionOf } from './study';
import { useWords } from './useWords';

/** The groups with their marks and sizes, as items of a legend. */
export function GroupLegend({ study, cut = 'found' }: { study: Study; cut?: Cut }): ReactElement {
  const { group, t } = useWords(study);
  return (
    <>
      {groupNumbers(study, cut).map(({ number, size }) => (
        <li key={number}>
          <GroupMark group={number} size={13} />
          {group(number, cut)} · {t('units', { count: size })}
        </li>
      ))}
    </>
  );
}

/** Numbers and sizes; on the published cut the numbers are the published ones. */
export function groupNumbers(study: Study, cut: Cut): { number: number; size: number }[] {
  const of = new Map(study.findings.agreement?.matching.map((m) => [m.group, m.published]));
  return partitionOf(study.findings, cut)
    .groups.map(({ number, size }) => ({ number: cut === 'published' ? (of.get(number) ?? number) : number, size }))
    .sort((a, b) => a.number - b.number);
}
