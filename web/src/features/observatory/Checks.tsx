import { Check as CheckIcon, HelpCircle, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentAnswer, Check } from './api';
import classes from './Checks.module.css';

const ICONS = { met: CheckIcon, not_met: X, unknown: HelpCircle } as const;

/** Stated checks with their outcome: a sign, a word for those who hear the page, and the statement. */
export function Checks({
  checks,
  assessment,
}: {
  checks: readonly Check[];
  assessment: AssessmentAnswer;
}): ReactElement {
  const { t, i18n } = useTranslation('studies');
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  const words = new Map(assessment.subjects.flatMap((s) => s.checks.map((c) => [c.id, c])));
  return (
    <ul className={classes['checks']}>
      {checks.map((check) => {
        const Icon = ICONS[check.outcome];
        return (
          <li key={check.id} data-outcome={check.outcome} title={words.get(check.id)?.reason[language]}>
            <Icon size={16} strokeWidth={2.5} role="img" aria-label={t(`outcome.${check.outcome}`)} />
            <span>{words.get(check.id)?.statement[language] ?? check.statement}</span>
          </li>
        );
      })}
    </ul>
  );
}
