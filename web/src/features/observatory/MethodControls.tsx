import { Button, Group, Select, Slider, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import {
  AGGREGATIONS,
  ALGORITHMS,
  LINKAGES,
  NORMALISATIONS,
  published,
  readWeights,
  writeWeights,
} from './methodParts';
import type { MethodSearch } from './search';
import type { Study } from './study';
import { useWords } from './useWords';
import classes from './WhatIfPage.module.css';

interface Props {
  study: Study;
  search: MethodSearch;
  onChange: (part: Partial<MethodSearch>) => void;
}

/** The choices that move the result most, each with what the published study chose. */
export function MethodControls({ study, search, onChange }: Props): ReactElement {
  const { t, say } = useWords(study);
  const usual = published(study);
  const weights = readWeights(search.weights);
  const choice = (key: 'linkage' | 'algorithm' | 'normalisation' | 'aggregation', values: readonly string[]) => (
    <Select
      label={t(`method.${key}`)}
      value={search[key] ?? usual[key]}
      onChange={(value) => onChange({ [key]: value && value !== usual[key] ? value : undefined })}
      allowDeselect={false}
      data={[...new Set([usual[key], ...values])].map((value) => ({
        value,
        label:
          t(`${key}.${value}`, { defaultValue: value }) + (value === usual[key] ? ` (${t('method.published')})` : ''),
      }))}
      mb="sm"
    />
  );
  return (
    <section className={classes['controls']} aria-label={t('method.choices')}>
      <Group justify="space-between" mb="xs">
        <Text fw={650}>{t('method.choices')}</Text>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            onChange({
              linkage: undefined,
              algorithm: undefined,
              k: undefined,
              normalisation: undefined,
              aggregation: undefined,
              weights: undefined,
            })
          }
        >
          {t('whatif.reset')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {t('method.weights')}
      </Text>
      {study.blocks.map((block) => (
        <div key={block.id} style={{ marginBottom: 22 }}>
          <Text size="sm" fw={550} id={`weight-${block.id}`}>
            {say(block.label)}
          </Text>
          <Slider
            min={0}
            max={3}
            step={0.5}
            value={weights[block.id] ?? 1}
            onChange={(value) => onChange({ weights: writeWeights({ ...weights, [block.id]: value }) })}
            marks={[0, 1, 2, 3].map((value) => ({ value, label: `× ${value}` }))}
            label={(value) => `× ${value}`}
            thumbProps={{ 'aria-labelledby': `weight-${block.id}` }}
          />
        </div>
      ))}
      <div style={{ marginTop: 34 }} />
      {choice('algorithm', ALGORITHMS)}
      {(search.algorithm ?? usual.algorithm) === 'linkage' && choice('linkage', LINKAGES)}
      <Select
        label={t('method.k')}
        value={String(search.k ?? usual.k)}
        onChange={(value) => onChange({ k: value && Number(value) !== usual.k ? Number(value) : undefined })}
        allowDeselect={false}
        data={[2, 3, 4, 5, 6, 7, 8].map((k) => ({
          value: String(k),
          label: t('k.groups', { count: k }) + (k === usual.k ? ` (${t('method.published')})` : ''),
        }))}
        mb="sm"
      />
      {choice('normalisation', NORMALISATIONS)}
      {choice('aggregation', AGGREGATIONS)}
    </section>
  );
}
