import { SegmentedControl, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Rows } from '../../charts/Rows';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { formatShare } from '../../shared/format';
import { classifyQuery, definitionQuery, effectsQuery } from './api';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study } from './study';
import { useStudy } from './useStudy';
import { useWords } from './useWords';
import classes from './DefinitionPage.module.css';

const route = getRouteApi('/observatory/definition');

/** Is it a cluster? Six questions; and what clusters do for whom. */
export function DefinitionPage(): ReactElement {
  const { study } = useStudy();
  const { t } = useWords(study);
  return (
    <Page title={t('definition.title')} subtitle={t('definition.subtitle')}>
      <Questionnaire study={study} />
      <Effects study={study} />
    </Page>
  );
}

function Questionnaire({ study }: { study: Study }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const { answers = {} } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(definitionQuery());
  const answered = Object.keys(answers).length;
  const { data: verdict, error } = useQuery({
    ...classifyQuery(answers),
    enabled: answered > 0,
    placeholderData: keepPreviousData,
  });
  const kinds = answered ? (verdict?.kinds ?? []) : [];
  const answer = (feature: string, value: string) =>
    void navigate({
      search: (s) => {
        const next = { ...s.answers, [feature]: value };
        if (value === 'unknown') delete next[feature];
        return { ...s, answers: Object.keys(next).length ? next : undefined };
      },
      replace: true,
      resetScroll: false,
    });
  const best = kinds[0];
  const telling = (verdict?.telling ?? []).flatMap((id) => data.features.find((f) => f.id === id) ?? []);
  return (
    <Exhibit
      title={best ? t(`definition.${best.verdict}`, { kind: t(`kind.${best.kind}`) }) : t('definition.ask')}
      lede={t('definition.lede')}
      source={sourceLine(study, words)}
      name="definition"
      table={{
        header: [t('column.kind'), t('column.fit'), t('column.outcome')],
        rows: kinds.map((k) => [t(`kind.${k.kind}`), k.fit, t(`verdict.${k.verdict}`)]),
      }}
    >
      <div className={classes['sheet']}>
        <ol className={classes['questions']}>
          {data.features.map((feature) => (
            <li key={feature.id}>
              <Text size="sm" fw={550} mb={6} id={`feature-${feature.id}`}>
                {say(feature.statement)}
              </Text>
              <SegmentedControl
                size="xs"
                aria-labelledby={`feature-${feature.id}`}
                value={answers[feature.id] ?? 'unknown'}
                onChange={(value) => answer(feature.id, value)}
                data={(['yes', 'partly', 'no', 'unknown'] as const).map((value) => ({
                  value,
                  label: t(`answer.${value}`),
                }))}
              />
            </li>
          ))}
        </ol>
        <div role="status" className={classes['verdict']}>
          <ProblemAlert error={error} />
          {kinds.length > 0 ? (
            <>
              <Rows
                as="bar"
                label={t('definition.picture', { kind: best ? t(`kind.${best.kind}`) : '' })}
                axis={t('definition.axis')}
                domain={[0, 1]}
                ticks={[0, 0.5, 1]}
                format={(value) => formatShare(value)}
                rows={kinds.map((k, i) => ({
                  id: k.kind,
                  label: t(`kind.${k.kind}`),
                  value: k.fit,
                  strong: i === 0,
                  color: i === 0 ? 'var(--group-1)' : 'var(--chart-faint)',
                  text: t(`verdict.${k.verdict}`),
                }))}
              />
              {telling.length > 0 && (
                <Text size="sm" mt="md">
                  {t('definition.telling')} {telling.map((f) => say(f.statement)).join('; ')}.
                </Text>
              )}
            </>
          ) : (
            <Text c="dimmed">{t('definition.empty')}</Text>
          )}
        </div>
      </div>
    </Exhibit>
  );
}

function Effects({ study }: { study: Study }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const { data } = useSuspenseQuery(effectsQuery());
  const whom = [...new Map(data.effects.map((e) => [e.beneficiary, e.beneficiary_label])).entries()];
  const works = new Set(data.effects.flatMap((e) => e.citations.map((c) => c.reference))).size;
  return (
    <Exhibit
      title={t('effects.heading', { count: data.effects.length, works: t('works', { count: works }) })}
      lede={t('effects.lede')}
      source={sourceLine(study, words)}
      name="effects"
      table={{
        header: [t('column.whom'), t('column.statement'), t('column.literature')],
        rows: data.effects.map((e) => [
          say(e.beneficiary_label),
          say(e.statement),
          e.citations.map((c) => c.text).join('; '),
        ]),
      }}
    >
      <div className={classes['whom']}>
        {whom.map(([id, label]) => (
          <section key={id} aria-label={say(label)}>
            <h3>{say(label)}</h3>
            <Stack gap="sm">
              {data.effects
                .filter((e) => e.beneficiary === id)
                .map((e) => (
                  <div key={e.effect}>
                    <Text size="sm">{say(e.statement)}</Text>
                    <Text size="xs" c="dimmed" lang="en">
                      {e.citations.map((c) => c.text).join('; ')}
                    </Text>
                  </div>
                ))}
            </Stack>
          </section>
        ))}
      </div>
    </Exhibit>
  );
}
