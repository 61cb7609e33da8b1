import { Button, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Lines, Slow } from '../../shared/Slow';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { assessmentQuery, counterfactualQuery, type Change, type CounterfactualAnswer, type Goal } from './api';
import { Exhibit } from './Exhibit';
import type { Raw } from './findings';
import { sourceLine } from './source';
import { readValue } from './readValue';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  code: string;
  unit: Unit;
  /** Puts the answer's changes into the controls. */
  onTry: (changes: Record<string, Raw>) => void;
}

/** What would move us: the smallest changes that reach another group, a higher place or a target model. */
export function Counterfactual({ study, code, unit, onTry }: Props): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const [goal, setGoal] = useState('ranks:5');
  const { data: models } = useQuery(assessmentQuery('models'));
  const { data, error, isFetching } = useQuery(counterfactualQuery(code, unit.id, goalOf(goal)));
  const goals = [
    { value: 'ranks:1', label: t('counterfactual.ranks', { count: 1 }) },
    { value: 'ranks:5', label: t('counterfactual.ranks', { count: 5 }) },
    { value: 'ranks:10', label: t('counterfactual.ranks', { count: 10 }) },
    ...study.findings.groups.groups
      .filter((g) => g.number !== unit.group)
      .map((g) => ({ value: `to:${g.number}`, label: words.groupLong(g.number) })),
    ...(models?.subjects ?? []).map((m) => ({
      value: `model:${m.id}`,
      label: t('counterfactual.model', { model: say(m.label) }),
    })),
  ];
  const read = data && readAnswer(data);
  const changes = read?.changes ?? [];
  return (
    <Exhibit
      title={t('counterfactual.heading')}
      lede={t('counterfactual.lede')}
      source={sourceLine(study, words)}
      name={`what-would-move-${unit.id}`}
      table={{
        header: [t('column.indicator'), t('whatif.before'), t('whatif.after')],
        rows: changes.map((c) => [
          say(study.indicator.get(c.indicator)?.label),
          shown(words, study, c.indicator, c.from),
          shown(words, study, c.indicator, c.to),
        ]),
      }}
    >
      <Select
        label={t('counterfactual.goal')}
        value={goal}
        onChange={(value) => value && setGoal(value)}
        data={goals}
        allowDeselect={false}
        maw={560}
        mb="md"
        className="no-print"
      />
      <ProblemAlert error={error} />
      {isFetching && !data && (
        <Slow>
          <Lines count={2} />
        </Slow>
      )}
      {read && (
        <div role="status">
          {!read.found && <Text>{t('counterfactual.none')}</Text>}
          {changes.length > 0 && (
            <ul>
              {changes.map((c) => (
                <li key={c.indicator}>
                  <strong>{say(study.indicator.get(c.indicator)?.label)}</strong>:{' '}
                  {shown(words, study, c.indicator, c.from)} → <strong>{shown(words, study, c.indicator, c.to)}</strong>
                </li>
              ))}
            </ul>
          )}
          {read.found && changes.length === 0 && <Text>{t('counterfactual.already')}</Text>}
          <Group gap="md" mt="xs">
            {read.met && (
              <Text size="sm" c="dimmed">
                {t('counterfactual.met', read.met)}
              </Text>
            )}
            {read.proven && changes.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('counterfactual.proven')}
              </Text>
            )}
            {changes.length > 0 && (
              <Button
                variant="default"
                size="xs"
                className="no-print"
                onClick={() =>
                  onTry(Object.fromEntries(changes.map((c) => [c.indicator, readValue(study, c.indicator, c.to)])))
                }
              >
                {t('counterfactual.try')}
              </Button>
            )}
          </Group>
        </div>
      )}
    </Exhibit>
  );
}

/** A value of the answer in the page's words; what cannot be read stays as the server wrote it. */
function shown(words: ReturnType<typeof useWords>, study: Study, id: string, text: string | null): string {
  const indicator = study.indicator.get(id);
  return indicator ? words.value(indicator, readValue(study, id, text)) : (text ?? '');
}

function goalOf(goal: string): Goal {
  const [kind, value = ''] = [goal.slice(0, goal.indexOf(':')), goal.slice(goal.indexOf(':') + 1)];
  if (kind === 'to') return { to: Number(value) };
  return kind === 'model' ? { model: value } : { ranks: Number(value) };
}

interface Read {
  found: boolean;
  proven: boolean;
  changes: Change[];
  met?: { before: number; after: number };
}

/** The three shapes of the server's answer as one. */
export function readAnswer(answer: CounterfactualAnswer): Read {
  const target = answer.targets?.[0];
  if (target) return { found: target.found, proven: target.proven, changes: target.changes ?? [] };
  return {
    found: answer.found ?? answer.reached ?? (answer.changes ?? []).length > 0,
    proven: answer.proven ?? false,
    changes: answer.changes ?? [],
    ...(answer.met_before === undefined ? {} : { met: { before: answer.met_before, after: answer.met_after ?? 0 } }),
  };
}
