import { Group, Select, Stack, Text } from '@mantine/core';
import { ArrowRight, Equal, GitCompareArrows, EqualNot } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../shared/EmptyState';
import { formatInstant, formatNumber } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { Section } from '../../shared/Section';
import { Lines, Slow } from '../../shared/Slow';
import { SimpleTable } from '../membership/SimpleTable';
import { causesOf } from './causes';
import classes from './scorecards.module.css';
import {
  type Comparison,
  type Content,
  type Run,
  shortHash,
  useContent,
  useJson,
  useRunsOf,
  useVersions,
} from './scorecards';
import { ScorecardTabs } from './ScorecardTabs';
import type { CompareSearch } from './searches';
import { useTableWords } from './useTableWords';

interface Props {
  search: CompareSearch;
  onSearch: (search: CompareSearch) => void;
}

/** Two runs beside one another: what changed, and by what – data, method, seed or build. */
export function ComparePage({ search, onSearch }: Props) {
  const { t, titleOf } = useTableWords();
  const versions = useVersions();
  const runs = useRunsOf(versions).filter(({ state }) => state === 'done');
  const labelOf = (run: Run) =>
    t('compare.run', { at: formatInstant(run.made_at), seed: run.seed, recipe: shortHash(run.recipe_hash) });
  const choices = versions.map((version) => ({
    group: titleOf(version),
    items: runs
      .filter((run) => run.scorecard_version_id === version.scorecard_version_id)
      .map((run) => ({ value: run.scorecard_run_id, label: labelOf(run) })),
  }));
  const { a, b } = search;
  const both = a !== undefined && b !== undefined && a !== b;
  const compared = useJson<Comparison>(both ? `/api/v1/scorecard-runs/${a}/comparison?with=${b}` : undefined);
  const versionOf = (id?: string) => runs.find((run) => run.scorecard_run_id === id)?.scorecard_version_id;
  const content = useContent(both ? versionOf(b) : undefined).data;
  return (
    <Page title={t('compare.title')} subtitle={t('compare.subtitle')}>
      <ScorecardTabs />
      <Group gap="sm" align="end">
        {(['a', 'b'] as const).map((side) => (
          <Select
            key={side}
            label={t(`compare.${side}`)}
            w={400}
            maw="100%"
            searchable
            data={choices.filter(({ items }) => items.length > 0)}
            value={search[side] ?? null}
            onChange={(next) => onSearch({ ...search, [side]: next ?? undefined })}
          />
        ))}
      </Group>
      {!both && (
        <EmptyState icon={GitCompareArrows} title={t('compare.choose')}>
          {t('compare.choose_why')}
        </EmptyState>
      )}
      <ProblemAlert error={compared.error} />
      {both && compared.isPending && (
        <Slow>
          <Lines count={6} />
        </Slow>
      )}
      {compared.data && <Differences compared={compared.data} content={content} />}
    </Page>
  );
}

function Differences({ compared, content }: { compared: Comparison; content?: Content }) {
  const { t, say, cell } = useTableWords();
  const { data, method, seed, build, result } = compared;
  const nameOf = (id: string) => content?.units.find((unit) => unit.id === id)?.name ?? id;
  const indicatorOf = (id: string) => {
    const found = content?.scorecard.indicators.find((one) => one.id === id);
    return found ? `${id} ${say(found.label)}` : id;
  };
  const text = (value: unknown) =>
    value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
  const causes = causesOf(compared).map((cause) => t(`compare.cause.${cause}`));
  const dataCount = data.values.length + data.only_a.length + data.only_b.length;
  return (
    <Stack gap="lg">
      <Section
        title={t(result.same ? 'compare.same' : 'compare.differs')}
        lead={
          result.same && causes.length === 0
            ? t('compare.same_all')
            : causes.length === 0
              ? t('compare.no_cause')
              : t(result.same ? 'compare.same_although' : 'compare.because', { causes: causes.join(', ') })
        }
      >
        <div className={classes['verdicts']}>
          <Verdict title={t('compare.data')} same={data.same}>
            {t('compare.data_count', { count: dataCount })}
          </Verdict>
          <Verdict title={t('compare.method')} same={method.same}>
            {t('compare.choices', { count: method.choices.length })}
          </Verdict>
          <Verdict title={t('compare.seed')} same={seed.same}>
            <Change from={String(seed.a)} to={String(seed.b)} />
          </Verdict>
          <Verdict title={t('compare.build')} same={build.same}>
            <Change from={build.a} to={build.b} />
          </Verdict>
        </div>
      </Section>
      <Section title={t('compare.result')}>
        <div className={classes['verdicts']}>
          <Verdict title={t('compare.groups')} same={result.groups_a === result.groups_b}>
            <Change from={formatNumber(result.groups_a)} to={formatNumber(result.groups_b)} />
          </Verdict>
          <Verdict title={t('compare.agreement')} same={result.adjusted_rand === 1}>
            {result.adjusted_rand === null ? '–' : formatNumber(result.adjusted_rand, { maximumFractionDigits: 3 })}
          </Verdict>
          <Verdict title={t('compare.ranks')} same={result.ranks.length === 0}>
            {t('compare.moved', { count: result.ranks.length })}
          </Verdict>
        </div>
        {result.ranks.length > 0 && (
          <div className={classes['ranks']}>
            <SimpleTable
              label={t('compare.ranks')}
              rows={[...result.ranks].sort(
                (one, other) => Math.abs((other.a ?? 0) - (other.b ?? 0)) - Math.abs((one.a ?? 0) - (one.b ?? 0)),
              )}
              idOf={({ unit }) => unit}
              nameOf={({ unit }) => nameOf(unit)}
              columns={[
                { key: 'unit', label: t('column.unit'), show: ({ unit }) => nameOf(unit) },
                { key: 'a', label: t('compare.a'), number: true, show: (row) => text(row.a) },
                { key: 'b', label: t('compare.b'), number: true, show: (row) => text(row.b) },
                {
                  key: 'move',
                  label: t('compare.move'),
                  number: true,
                  show: (row) =>
                    row.a === null || row.b === null ? '–' : formatNumber(row.a - row.b, { signDisplay: 'exceptZero' }),
                },
              ]}
            />
          </div>
        )}
      </Section>
      {method.choices.length > 0 && (
        <Section title={t('compare.method')}>
          <SimpleTable
            label={t('compare.method')}
            rows={method.choices}
            idOf={({ pointer }) => pointer}
            nameOf={({ pointer }) => pointer}
            columns={[
              { key: 'pointer', label: t('compare.choice'), show: ({ pointer }) => <code>{pointer}</code> },
              { key: 'a', label: t('compare.a'), show: (row) => text(row.a) },
              { key: 'b', label: t('compare.b'), show: (row) => text(row.b) },
            ]}
          />
        </Section>
      )}
      {!data.same && (
        <Section title={t('compare.data')}>
          {data.only_a.length > 0 && (
            <Text size="sm">{t('compare.only_a', { names: data.only_a.map(nameOf).join(', ') })}</Text>
          )}
          {data.only_b.length > 0 && (
            <Text size="sm">{t('compare.only_b', { names: data.only_b.map(nameOf).join(', ') })}</Text>
          )}
          {data.values.length > 0 && (
            <SimpleTable
              label={t('compare.data')}
              rows={data.values}
              idOf={({ unit, indicator }) => `${unit}-${indicator}`}
              nameOf={({ unit, indicator }) => `${nameOf(unit)}, ${indicator}`}
              columns={[
                { key: 'unit', label: t('column.unit'), show: ({ unit }) => nameOf(unit) },
                { key: 'indicator', label: t('column.indicator'), show: ({ indicator }) => indicatorOf(indicator) },
                {
                  key: 'a',
                  label: t('compare.a'),
                  show: (row) => (content ? cell(content, row.indicator, row.a) : text(row.a)),
                },
                {
                  key: 'b',
                  label: t('compare.b'),
                  show: (row) => (content ? cell(content, row.indicator, row.b) : text(row.b)),
                },
              ]}
            />
          )}
        </Section>
      )}
    </Stack>
  );
}

function Verdict({ title, same, children }: { title: string; same: boolean; children: ReactNode }) {
  const { t } = useTableWords();
  const Icon = same ? Equal : EqualNot;
  return (
    <div className={classes['verdict']} data-differs={!same || undefined}>
      <Group gap={8} wrap="nowrap">
        <Icon size={16} aria-hidden />
        <Text size="sm" fw={600}>
          {title}
        </Text>
      </Group>
      <Text size="sm">{same ? t('compare.equal') : children}</Text>
    </div>
  );
}

function Change({ from, to }: { from: string; to: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      {from}
      <ArrowRight size={14} aria-hidden />
      {to}
    </span>
  );
}
