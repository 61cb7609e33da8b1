import { Checkbox, Group, Input, NumberInput, Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { controlOf } from './declareForm';
import type { Indicator, Value } from './observations';
import { useFigureWords } from './useFigureWords';

interface Props {
  id: string;
  indicator: Indicator;
  value: Value;
  onChange: (value: Value) => void;
  error?: ReactNode;
}

/** The control that fits the indicator: a number with its unit, yes or no, one of its words, or several. */
export function ValueField({ id, indicator, value, onChange, error }: Props) {
  const { t, wordOf, measureUnitOf } = useFigureWords();
  const control = controlOf(indicator);
  const label = t('declare.value');
  if (control === 'number' || control === 'whole') {
    return (
      <Group align="end" gap="sm" wrap="nowrap">
        <NumberBox
          id={id}
          label={label}
          whole={control === 'whole'}
          indicator={indicator}
          value={value}
          onChange={onChange}
          error={error}
        />
        {indicator.measure_unit && (
          <Text size="sm" c="dimmed" pb={error ? 30 : 8}>
            {measureUnitOf(indicator)}
          </Text>
        )}
      </Group>
    );
  }
  if (control === 'words') {
    return (
      <Checkbox.Group
        id={id}
        tabIndex={-1}
        label={label}
        description={t('declare.several')}
        value={Array.isArray(value) ? value : []}
        onChange={(next) => onChange(next)}
        error={error}
      >
        <Stack gap="xs" mt="xs">
          {indicator.words.map(({ word }) => (
            <Checkbox key={word} value={word} label={wordOf(indicator, word)} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  if (control === 'one_word') {
    return (
      <Radio.Group
        id={id}
        tabIndex={-1}
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
        error={error}
      >
        <Stack gap="xs" mt="xs">
          {indicator.words.map(({ word }) => (
            <Radio key={word} value={word} label={wordOf(indicator, word)} />
          ))}
        </Stack>
      </Radio.Group>
    );
  }
  const counted = typeof indicator.at_least === 'number';
  const chosen = typeof value === 'boolean' ? String(value) : typeof value === 'number' ? 'count' : '';
  return (
    <Input.Wrapper id={id} label={label} error={error} labelElement="div">
      <Radio.Group
        tabIndex={-1}
        aria-label={label}
        value={chosen}
        onChange={(next) => onChange(next === 'count' ? indicator.at_least! : next === 'true')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="true" label={t('value.yes')} />
          <Radio value="false" label={t('value.no')} />
          {counted && <Radio value="count" label={t('declare.counted', { count: indicator.at_least! })} />}
        </Stack>
      </Radio.Group>
      {chosen === 'count' && (
        <NumberBox
          id={`${id}-count`}
          label={t('declare.number_of')}
          whole
          indicator={indicator}
          value={value}
          onChange={onChange}
        />
      )}
    </Input.Wrapper>
  );
}

interface BoxProps extends Props {
  label: string;
  whole: boolean;
}

function NumberBox({ id, label, whole, indicator, value, onChange, error }: BoxProps) {
  const { t } = useFigureWords();
  const comma = t('number.decimal') === ',';
  const { minimum, maximum } = indicator;
  const range = [
    typeof minimum === 'number' ? t('declare.from', { value: minimum }) : '',
    typeof maximum === 'number' ? t('declare.to', { value: maximum }) : '',
  ].filter(Boolean);
  return (
    <NumberInput
      id={id}
      w={240}
      label={label}
      description={range.join(' ') || undefined}
      hideControls
      allowDecimal={!whole}
      decimalSeparator={comma ? ',' : '.'}
      thousandSeparator={comma ? ' ' : ','}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(next) => onChange(next === '' ? '' : typeof next === 'number' ? next : Number(next))}
      error={error}
    />
  );
}
