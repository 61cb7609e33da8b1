import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { areasQuery, assessmentQuery, type Practice } from './api';
import classes from './Checks.module.css';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords, type Speaker } from './useWords';

/** The published study's fourth part: one cluster's results and plans beside the practices of those interviewed. */
export function AreasExhibit({ study, code, unit }: { study: Study; code: string; unit: Unit }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const { data } = useSuspenseQuery(areasQuery(code, unit.id));
  const { data: assessment } = useSuspenseQuery(assessmentQuery('factors'));
  const factors = data.areas.flatMap((area) => area.factors);
  const done = factors.filter((f) => f.standing.startsWith('done')).length;
  const label = (factor: { id: string; label: string }) =>
    say(assessment.subjects.find((s) => s.id === factor.id)?.label) || factor.label;
  return (
    <Exhibit
      title={t('areas.heading', { unit: unit.name, count: factors.length, done })}
      lede={t('areas.lede', { count: data.peers.length })}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`areas-${unit.id}`}
      table={{
        header: [t('column.factor'), t('column.standing'), t('areas.results'), t('areas.plans'), t('areas.others')],
        rows: factors.map((f) => [
          label(f),
          t(`standing.${f.standing}`, { defaultValue: f.standing }),
          f.results.length,
          f.plans.length,
          f.practices_of_peers.length,
        ]),
      }}
    >
      {factors.map((factor) => (
        <section key={factor.id} className={classes['area']} aria-label={label(factor)}>
          <div>
            <h3>{label(factor)}</h3>
            <p className={classes['standing']}>{t(`standing.${factor.standing}`, { defaultValue: factor.standing })}</p>
          </div>
          <Column title={t('areas.results')} practices={factor.results} say={say} />
          <Column title={t('areas.plans')} practices={factor.plans} say={say} />
          <Column title={t('areas.others')} practices={factor.practices_of_peers} say={say} study={study} />
        </section>
      ))}
    </Exhibit>
  );
}

interface ColumnProps {
  title: string;
  practices: readonly Practice[];
  say: Speaker['say'];
  study?: Study;
}

function Column({ title, practices, say, study }: ColumnProps): ReactElement {
  return (
    <div>
      <h4>{title}</h4>
      {practices.length ? (
        <ul>
          {practices.map((p) => (
            <li key={p.id} title={say(p.what)}>
              {say(p.title)}
              {study && `, ${study.byId.get(p.cluster)?.name ?? p.cluster}`}
              {p.figures && !study && ` (${say(p.figures)})`}
            </li>
          ))}
        </ul>
      ) : (
        '–'
      )}
    </div>
  );
}
