import { Select, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, type ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { Lines, Slow } from '../../shared/Slow';
import { AreasExhibit } from './AreasExhibit';
import { assessmentQuery, practicesQuery } from './api';
import classes from './Checks.module.css';
import { Exhibit } from './Exhibit';
import { AnchorLink } from '../../shared/links';
import { sourceLine } from './source';
import type { Study } from './study';
import { useStudy } from './useStudy';
import { useWords } from './useWords';

const route = getRouteApi('/observatory/factors');

/** The seven success factors: what clusters do for each, and one cluster beside those that were interviewed. */
export function FactorsPage(): ReactElement {
  const { study, code } = useStudy();
  const { t } = useWords(study);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const unit = study.byId.get(search.unit ?? '') ?? study.byId.get('mimc') ?? study.units[0];
  return (
    <Page title={t('practices.title')} subtitle={t('practices.subtitle')}>
      <Select
        label={t('practices.choose')}
        searchable
        allowDeselect={false}
        value={unit?.id ?? null}
        onChange={(value) =>
          void navigate({ search: (s) => ({ ...s, unit: value ?? undefined }), replace: true, resetScroll: false })
        }
        data={study.units.map((u) => ({ value: u.id, label: u.name }))}
        maw={480}
        className="no-print"
      />
      <Suspense
        fallback={
          <Slow>
            <Lines count={8} />
          </Slow>
        }
      >
        {unit && <AreasExhibit study={study} code={code} unit={unit} />}
        <Practices study={study} />
      </Suspense>
    </Page>
  );
}

/** Every practice of the catalogue by factor. */
function Practices({ study }: { study: Study }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const { data } = useSuspenseQuery(practicesQuery());
  const { data: assessment } = useSuspenseQuery(assessmentQuery('factors'));
  const label = (factor: { id: string; label: string }) =>
    say(assessment.subjects.find((s) => s.id === factor.id)?.label) || factor.label;
  const all = data.factors.flatMap((f) => f.practices);
  const clusters = new Set(all.map((p) => p.cluster)).size;
  return (
    <Exhibit
      title={t('practices.heading', { count: all.length, clusters: t('units', { count: clusters }) })}
      lede={t('practices.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name="practices"
      table={{
        header: [t('column.factor'), t('column.practice'), t('column.cluster'), t('column.what'), t('column.figures')],
        rows: data.factors.flatMap((f) =>
          f.practices.map((p) => [
            label(f),
            say(p.title),
            study.byId.get(p.cluster)?.name ?? p.cluster,
            say(p.what),
            say(p.figures),
          ]),
        ),
      }}
    >
      {data.factors.map((factor) => (
        <details key={factor.id} className={classes['fold']}>
          <summary>
            {label(factor)} <span>{t('practices.count', { count: factor.practices.length })}</span>
          </summary>
          <ul className={classes['cards']}>
            {factor.practices.map((p) => (
              <li key={p.id}>
                <strong>{say(p.title)}</strong>
                <p>{say(p.what)}</p>
                {p.figures && <p className={classes['figures']}>{say(p.figures)}</p>}
                {study.byId.has(p.cluster) ? (
                  <AnchorLink to="/observatory/clusters/$unit" params={{ unit: p.cluster }} size="sm">
                    {study.byId.get(p.cluster)?.name}
                  </AnchorLink>
                ) : (
                  <Text size="sm" c="dimmed">
                    {p.cluster}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Exhibit>
  );
}
