import { Button, MultiSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { formatNumber, formatShare } from '../../shared/format';
import { compareQuery, type CompareAnswer } from './api';
import { CompareTable } from './CompareTable';
import { DistanceTable } from './DistanceTable';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useStudy } from './useStudy';
import { useWords } from './useWords';

const MOST = 10;
const route = getRouteApi('/observatory/compare');

/** Up to ten clusters side by side: every value, how far apart they are, and by what. */
export function ComparePage(): ReactElement {
  const { study, code } = useStudy();
  const { t } = useWords(study);
  const { units: named = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const units = named
    .split(',')
    .flatMap((id) => study.byId.get(id) ?? [])
    .slice(0, MOST);
  const choose = (ids: readonly string[]) =>
    void navigate({
      search: (before) => ({ ...before, units: ids.length ? ids.join(',') : undefined }),
      replace: true,
    });
  const ids = units.map((u) => u.id);
  const { data, error } = useQuery({ ...compareQuery(code, ids), enabled: ids.length >= 2 });
  return (
    <Page title={t('compare.title')} subtitle={t('compare.subtitle', { count: MOST })}>
      <MultiSelect
        label={t('compare.choose')}
        placeholder={units.length ? undefined : t('compare.placeholder')}
        searchable
        maxValues={MOST}
        hidePickedOptions
        value={ids}
        onChange={choose}
        data={study.units.map((u) => ({ value: u.id, label: u.name }))}
        className="no-print"
      />
      {units.length < 2 && (
        <Stack gap="sm" align="start" className="no-print">
          <Text c="dimmed">{t('compare.empty')}</Text>
          <Button variant="default" onClick={() => choose(suggestion(study, ids))}>
            {t('compare.suggest')}
          </Button>
        </Stack>
      )}
      <ProblemAlert error={error} />
      {units.length >= 2 && <CompareTable study={study} units={units} answer={data} />}
      {units.length >= 2 && data && <Apart study={study} units={units} answer={data} />}
    </Page>
  );
}

/** With whom to begin: those chosen so far and the unit that stands for each group. */
function suggestion(study: Study, ids: readonly string[]): string[] {
  const medoids = study.findings.groups.groups.map((g) => g.medoid);
  return [...new Set([...ids, ...medoids, ...study.units.map((u) => u.id)])].slice(0, Math.max(3, ids.length + 1));
}

function Apart({ study, units, answer }: { study: Study; units: Unit[]; answer: CompareAnswer }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const label = (id: string) => say(study.indicator.get(id)?.label);
  const nearest = [...answer.pairs].sort((a, b) => a.dissimilarity - b.dissimilarity)[0];
  const name = (id: string) => study.byId.get(id)?.name ?? id;
  const telling = answer.distinguishing.filter((d) => d.share >= 0.05).slice(0, 5);
  return (
    <>
      <Exhibit
        title={t('compare.nearest', { a: name(nearest?.a ?? ''), b: name(nearest?.b ?? '') })}
        lede={t('compare.distance_lede')}
        source={sourceLine(study, words)}
        citation={study.meta.citation}
        name="compare-distances"
        table={{
          header: [t('column.cluster'), t('column.cluster'), t('column.distance')],
          rows: answer.pairs.map((p) => [name(p.a), name(p.b), p.dissimilarity]),
        }}
      >
        <DistanceTable
          units={units}
          distance={(a, b) =>
            answer.pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a))?.dissimilarity ?? null
          }
          label={t('compare.distances')}
        />
        {telling.length > 0 && (
          <Text mt="md" size="sm">
            {t('compare.telling')} {telling.map((d) => `${label(d.indicator)} (${formatShare(d.share)})`).join(', ')}.
          </Text>
        )}
        {answer.common.length > 0 && (
          <Text mt={6} size="sm">
            {t('compare.common')}{' '}
            {answer.common
              .map((c) => {
                const value = say(study.words[c.value]) || spoken(c.value, t);
                return `${label(c.indicator)}: ${value} (${t('compare.others', { count: c.others, known: formatNumber(c.others_known) })})`;
              })
              .join('; ')}
            .
          </Text>
        )}
      </Exhibit>
    </>
  );
}

/** A value as the server's JSON has it, which says yes and no in English. */
function spoken(value: string, t: ReturnType<typeof useWords>['t']): string {
  if (value === 'yes' || value === 'true') return t('value.yes');
  if (value === 'no' || value === 'false') return t('value.no');
  return value;
}
