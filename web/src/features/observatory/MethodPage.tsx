import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { formatNumber } from '../../shared/format';
import { recomputeQuery, type RecomputeAnswer } from './api';
import { IndicatorsExhibit } from './IndicatorsExhibit';
import { MdsExhibit } from './MdsExhibit';
import { MethodControls } from './MethodControls';
import { recipeParts } from './methodParts';
import { MovesExhibit } from './MovesExhibit';
import { Provenance } from './Provenance';
import type { MethodSearch } from './search';
import { strength } from './SilhouetteExhibit';
import { readStudy, type Study } from './study';
import { useStudy } from './useStudy';
import { useWords } from './useWords';
import classes from './WhatIfPage.module.css';

const route = getRouteApi('/observatory/method');

/** Choose how to measure likeness and score, and see at once what of the result is the method's doing. */
export function MethodPage(): ReactElement {
  const { study, code } = useStudy();
  const { t } = useWords(study);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<MethodSearch>) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, v]) => v !== undefined)),
      replace: true,
      resetScroll: false,
    });
  const [parts] = useDebouncedValue(recipeParts(study, search), 350);
  const changed = Object.keys(parts).length > 0;
  const { data, error, isFetching } = useQuery({
    ...recomputeQuery(code, parts),
    enabled: changed,
    placeholderData: keepPreviousData,
  });
  const answer = changed ? data : undefined;
  const now = useMemo(() => (answer ? readStudy(study.meta, answer.findings, study.card) : study), [study, answer]);
  return (
    <Page title={t('method.title')} subtitle={t('method.subtitle')}>
      <div className={classes['bench']}>
        <MethodControls study={study} search={search} onChange={change} />
        <div className={classes['result']}>
          <ProblemAlert error={error} />
          <Verdict study={now} answer={answer} waiting={isFetching} />
        </div>
      </div>
      <MovesExhibit before={study} after={now} />
      <MdsExhibit study={now} cut="found" />
      <IndicatorsExhibit study={now} />
      <Provenance study={study} code={code} />
    </Page>
  );
}

/** In words: how strong the groups are, how far the result moved, and where it is not stable. */
function Verdict({
  study,
  answer,
  waiting,
}: {
  study: Study;
  answer: RecomputeAnswer | undefined;
  waiting: boolean;
}): ReactElement {
  const { t, say } = useWords(study);
  const { groups } = study.findings;
  const width = formatNumber(groups.mean_silhouette, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const weak = groups.mean_silhouette <= 0.25;
  return (
    <div role="status" aria-busy={waiting}>
      <Text fz={22} fw={650} lh={1.3}>
        {t('method.verdict', { count: groups.k, strength: t(`strength.${strength(groups.mean_silhouette)}`) })}
      </Text>
      <Text c="dimmed" mt={6}>
        {t('method.silhouette', { width })}{' '}
        {answer
          ? t('method.moved', {
              count: answer.compared.ranks_moved,
              rand: formatNumber(answer.compared.adjusted_rand, { maximumFractionDigits: 2 }),
              most: answer.compared.largest_move,
            })
          : t('method.as_published')}
      </Text>
      {(weak || (answer?.warnings.length ?? 0) > 0) && (
        <Alert color="orange" variant="light" mt="md" title={t('method.unstable')}>
          {weak && <Text size="sm">{t('method.weak')}</Text>}
          {answer?.warnings.map((w) => (
            <Text key={w.en} size="sm">
              {say(w)}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  );
}
