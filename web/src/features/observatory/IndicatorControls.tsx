import { Button, Chip, Group, NumberInput, SegmentedControl, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Raw } from './findings';
import type { Indicator, Study, Unit } from './study';
import { useWords } from './useWords';
import classes from './WhatIfPage.module.css';

interface Props {
  study: Study;
  unit: Unit;
  changes: Readonly<Record<string, Raw>>;
  /** undefined takes the change back. */
  onChange: (indicator: string, value: Raw | undefined) => void;
}

/** One control for each indicator, fit for its type; those that a cluster can change come first. */
export function IndicatorControls({ study, unit, changes, onChange }: Props): ReactElement {
  const { t, say, value } = useWords(study);
  const all = study.indicators.filter((i) => i.known > 0);
  const parts = [
    { key: 'own', indicators: all.filter((i) => i.changeable) },
    { key: 'country', indicators: all.filter((i) => !i.changeable) },
  ] as const;
  return (
    <>
      {parts.map(({ key, indicators }) => (
        <div key={key}>
          <Text size="sm" c="dimmed" mt={key === 'country' ? 'md' : 0}>
            {t(`whatif.${key}`)}
          </Text>
          {indicators.map((i) => {
            const before = unit.cells[i.id]?.raw ?? null;
            const changed = i.id in changes;
            return (
              <div key={i.id} className={classes['control']} data-changed={changed || undefined}>
                <Group justify="space-between" gap="xs" mb={6} wrap="nowrap">
                  <Text size="sm" fw={550}>
                    {say(i.label)}
                  </Text>
                  {changed && (
                    <Button size="compact-xs" variant="subtle" onClick={() => onChange(i.id, undefined)}>
                      {t('whatif.back', { value: value(i, before) })}
                    </Button>
                  )}
                </Group>
                <Control
                  study={study}
                  indicator={i}
                  now={changed ? (changes[i.id] ?? null) : before}
                  onChange={(next) => onChange(i.id, same(next, before) ? undefined : next)}
                />
              </div>
            );
          })}
        </div>
      ))}
    </>
  );
}

interface ControlProps {
  study: Study;
  indicator: Indicator;
  now: Raw;
  onChange: (value: Raw) => void;
}

function Control({ study, indicator, now, onChange }: ControlProps): ReactElement {
  const { t, say } = useWords(study);
  const label = say(indicator.label);
  if (indicator.type === 'boolean')
    return (
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={now === null ? 'missing' : String(now)}
        onChange={(next) => onChange(next === 'missing' ? null : next === 'true')}
        data={[
          { value: 'true', label: t('value.yes') },
          { value: 'false', label: t('value.no') },
          { value: 'missing', label: t('value.missing') },
        ]}
      />
    );
  if (indicator.type === 'ordinal' || indicator.type === 'nominal')
    return (
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={typeof now === 'string' ? now : 'missing'}
        onChange={(next) => onChange(next === 'missing' ? null : next)}
        orientation={
          indicator.levels.map((level) => say(study.words[level])).join('').length > 26 ? 'vertical' : 'horizontal'
        }
        data={[
          ...indicator.levels.map((level) => ({ value: level, label: say(study.words[level]) || level })),
          { value: 'missing', label: t('value.missing') },
        ]}
      />
    );
  if (indicator.type === 'set')
    return (
      <Chip.Group multiple value={Array.isArray(now) ? now : []} onChange={onChange}>
        <Group gap={6} role="group" aria-label={label}>
          {indicator.levels.map((member) => (
            <Chip key={member} value={member} size="xs" variant="outline">
              {say(study.words[member]) || member}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    );
  return (
    <NumberInput
      size="sm"
      aria-label={label}
      value={typeof now === 'number' ? now : ''}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
      min={0}
      suffix={indicator.unit ? ` ${say(indicator.unit)}` : ''}
      placeholder={t('value.missing')}
      clampBehavior="blur"
      maw={300}
    />
  );
}

function same(a: Raw, b: Raw): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((member) => b.includes(member));
  return a === b;
}
