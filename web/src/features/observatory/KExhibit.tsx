import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { formatNumber } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study } from './study';
import { useWords } from './useWords';

/** How many groups: the mean silhouette for each number, and what the other indices say. */
export function KExhibit({ study }: { study: Study }): ReactElement | null {
  const words = useWords(study);
  const { t } = words;
  const { choice_of_k: choice, number_of_groups: indices, groups } = study.findings;
  if (!choice) return null;
  const figure = (value: number) => formatNumber(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <Exhibit
      title={t('k.heading', { count: groups.k })}
      lede={
        indices
          ? t('k.lede', { count: indices.votes[indices.k.indexOf(indices.chosen)] ?? 0, all: indices.indices.length })
          : t('k.lede_short')
      }
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="number-of-groups"
      table={{
        header: [t('column.k'), t('column.silhouette')],
        rows: choice.map((c) => [c.k, c.mean_silhouette]),
      }}
    >
      <Rows
        as="bar"
        label={t('k.picture', { count: groups.k })}
        axis={t('k.axis')}
        domain={[0, Math.max(0.5, ...choice.map((c) => c.mean_silhouette))]}
        ticks={[0, 0.25, 0.5]}
        format={(value) => formatNumber(value)}
        rows={choice.map((c) => ({
          id: String(c.k),
          label: t('k.groups', { count: c.k }),
          value: c.mean_silhouette,
          color: c.k === groups.k ? 'var(--group-1)' : 'var(--chart-faint)',
          strong: c.k === groups.k,
          text: figure(c.mean_silhouette),
        }))}
      />
      {indices && (
        <Table mt="lg" fz="sm" maw={520} aria-label={t('k.indices')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column.index')}</Table.Th>
              <Table.Th ta="right">{t('column.vote')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {indices.indices.map((i) => (
              <Table.Tr key={i.index}>
                <Table.Td>{t(`index.${i.index}`, { defaultValue: i.index })}</Table.Td>
                <Table.Td ta="right">{i.vote ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Exhibit>
  );
}
