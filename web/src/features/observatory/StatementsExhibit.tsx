import { Check, HelpCircle, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import classes from './StatementsExhibit.module.css';
import type { Study } from './study';
import { useWords } from './useWords';

/** What the published study says of its groups, and which of it holds for the clusters here. */
export function StatementsExhibit({ study }: { study: Study }): ReactElement | null {
  const words = useWords(study);
  const { t, say } = words;
  const agreement = study.findings.agreement;
  if (!agreement) return null;
  const outcome = (holds: boolean | null) => (holds === null ? 'unknown' : holds ? 'met' : 'not_met');
  return (
    <Exhibit
      title={t('statements.heading', { count: agreement.checked, holding: agreement.holding })}
      lede={t('statements.lede')}
      source={t('statements.source', { study: sourceLine(study, words) })}
      citation={study.meta.citation}
      name="statements"
      table={{
        header: [t('column.statement'), t('column.groups'), t('column.figure'), t('column.outcome')],
        rows: agreement.statements.map((s) => [
          say(s.statement),
          s.published_groups.map((g) => words.group(g, 'published')).join('; '),
          s.figure,
          t(`holds.${outcome(s.holds)}`),
        ]),
      }}
    >
      <ul className={classes['list']}>
        {agreement.statements.map((s, i) => {
          const is = outcome(s.holds);
          const Icon = { met: Check, not_met: X, unknown: HelpCircle }[is];
          return (
            <li key={i} data-outcome={is} className={classes['row']}>
              <Icon size={18} strokeWidth={2.5} role="img" aria-label={t(`holds.${is}`)} />
              <div>
                <p className={classes['statement']}>{say(s.statement)}</p>
                <p className={classes['groups']}>
                  {s.published_groups.map((g) => (
                    <span key={g}>
                      <GroupMark group={g} size={11} /> {words.group(g, 'published')}
                    </span>
                  ))}
                </p>
              </div>
              <p className={classes['figure']}>
                {s.figure === null ? '–' : s.figure <= 1 ? formatShare(s.figure) : s.figure}
                <span>{t('statements.known', { known: s.known, count: s.units })}</span>
              </p>
            </li>
          );
        })}
      </ul>
      <p className={classes['rest']}>{t('statements.not_checkable')}</p>
      <ul className={classes['unchecked']}>
        {agreement.not_checkable.map((s) => (
          <li key={s}>{say(s)}</li>
        ))}
      </ul>
    </Exhibit>
  );
}
