import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { assessmentQuery, factorsQuery, type Practice } from './api';
import { Checks } from './Checks';
import { Exhibit } from './Exhibit';
import classes from './Checks.module.css';
import { AnchorLink } from '../../shared/links';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords, type Speaker } from './useWords';

/** The seven success factors held to the cluster's own values, with what it does and what others do. */
export function UnitFactors({ study, code, unit }: { study: Study; code: string; unit: Unit }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const { data } = useSuspenseQuery(factorsQuery(code, unit.id));
  const { data: assessment } = useSuspenseQuery(assessmentQuery('factors'));
  const label = (subject: { id: string; label: string }) =>
    say(assessment.subjects.find((s) => s.id === subject.id)?.label) || subject.label;
  const statement = (check: { id: string; statement: string }) =>
    say(assessment.subjects.flatMap((s) => s.checks).find((c) => c.id === check.id)?.statement) || check.statement;
  const met = data.subjects.reduce((sum, s) => sum + s.met, 0);
  const known = data.subjects.reduce((sum, s) => sum + s.known, 0);
  return (
    <Exhibit
      title={t('factors.heading', { count: known, met })}
      lede={t('factors.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`factors-${unit.id}`}
      table={{
        header: [t('column.factor'), t('column.check'), t('column.outcome')],
        rows: data.subjects.flatMap((s) => s.checks.map((c) => [label(s), statement(c), t(`outcome.${c.outcome}`)])),
      }}
    >
      <div className={classes['factors']}>
        {data.subjects.map((subject) => (
          <section key={subject.id} className={classes['factor']}>
            <h3>{label(subject)}</h3>
            <Checks checks={subject.checks} assessment={assessment} />
            <PracticeLines label={t('factors.own')} practices={subject.own_practices} say={say} />
            <PracticeLines
              label={t('factors.others')}
              practices={subject.practices_of_others.slice(0, 2)}
              say={say}
              study={study}
            />
          </section>
        ))}
      </div>
    </Exhibit>
  );
}

interface PracticeLinesProps {
  label: string;
  practices: readonly Practice[];
  say: Speaker['say'];
  /** Where it is given, each practice leads to its cluster. */
  study?: Study;
}

function PracticeLines({ label, practices, say, study }: PracticeLinesProps): ReactElement | null {
  if (!practices.length) return null;
  return (
    <div className={classes['practices']}>
      <p>{label}</p>
      <ul>
        {practices.map((p) => (
          <li key={p.id}>
            <strong>{say(p.title)}.</strong> {say(p.what)}
            {study && study.byId.has(p.cluster) && (
              <>
                {' '}
                <AnchorLink to="/observatory/clusters/$unit" params={{ unit: p.cluster }} inherit underline="always">
                  {study.byId.get(p.cluster)?.name}
                </AnchorLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
