import { Checkbox, Group, Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { formatAgo } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { useMe } from '../../shared/useMe';
import { Evidence } from './Evidence';
import classes from './figures.module.css';
import { StateMark } from './Marks';
import { type Indicator, isOwn, type Observation } from './observations';
import { StepButtons } from './StepButtons';
import { useFigureWords } from './useFigureWords';

interface Props {
  observation: Observation;
  indicator?: Indicator;
  /** What is published of the same cell. */
  before?: Observation;
  /** Undefined where it cannot be chosen among several. */
  selected?: boolean;
  onSelect: () => void;
}

/** One proposal: the value beside what speaks for it. */
export function QueueItem({ observation, indicator, before, selected, onSelect }: Props) {
  const { t, nameOf, unitNameOf, periodOf, shownValue } = useFigureWords();
  const me = useMe();
  const own = isOwn(observation, me?.account_id);
  const name = nameOf(indicator) || observation.indicator;
  const by = own ? t('queue.you') : observation.proposed_by ? t('queue.another') : t('queue.program');
  return (
    <li>
      <article
        className={classes['item']}
        data-row
        tabIndex={-1}
        data-selected={selected || undefined}
        aria-label={name}
      >
        <div className={classes['itemHead']}>
          {selected !== undefined && (
            <Checkbox
              mt={2}
              aria-label={t('queue.choose', { name: `${name}, ${periodOf(observation)}` })}
              checked={selected}
              disabled={own}
              onChange={onSelect}
            />
          )}
          <div style={{ flex: 1, minWidth: 0 }}>
            <AnchorLink
              to="/staff/indicators/observations/$observationId"
              params={{ observationId: observation.observation_id }}
              fw={600}
              c="var(--mantine-color-text)"
            >
              {name}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {`${unitNameOf(observation)} · ${periodOf(observation)}`}
            </Text>
          </div>
          <StateMark state={observation.state} />
        </div>
        <div className={classes['itemBody']}>
          <div>
            <Text
              component="div"
              fz={24}
              fw={650}
              lh={1.25}
              className={observation.absence ? classes['missing'] : classes['value']}
            >
              {shownValue(indicator, observation)}
            </Text>
            <Group gap={6} mt={6} wrap="nowrap" align="center">
              <ArrowRight size={14} aria-hidden style={{ flex: 'none' }} />
              <Text size="sm" c="dimmed">
                {before ? t('queue.replaces', { value: shownValue(indicator, before) }) : t('queue.first')}
              </Text>
            </Group>
            <Text size="xs" c="dimmed" mt="sm">
              {t('queue.by', { who: by, ago: formatAgo(observation.proposed_at) })}
            </Text>
          </div>
          <Evidence observation={observation} />
        </div>
        <div className={classes['itemFoot']}>
          <StepButtons observation={observation} />
        </div>
      </article>
    </li>
  );
}
