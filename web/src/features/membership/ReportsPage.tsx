import { Anchor, Card, Group, Select, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/EmptyState';
import { Figure } from '../../shared/Figure';
import { formatCountry, formatDate, formatNumber, formatShare } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { today } from '../registry/OrganisationActions';
import { useCluster, useWords } from '../registry/words';
import { Bars } from './Bars';
import { GrowthChart } from './GrowthChart';
import type { ReportsSearch } from './searches';
import {
  begun,
  byCountry,
  type Churn,
  type Diversity,
  type Growth,
  joinersAMonth,
  type Location,
  reportAddress,
  useReport,
} from './reports';

interface Props {
  search: ReportsSearch;
  onSearch: (search: ReportsSearch) => void;
}

/** Growth, churn, diversity and location of the members, drawn, each with its table. */
export function ReportsPage({ search, onSearch }: Props) {
  const { t } = useTranslation('membership');
  const { kindOf } = useWords();
  const cluster = useCluster();
  const clusterId = cluster?.cluster_id ?? '';
  const thisYear = new Date().getFullYear();
  const since = cluster?.founded_year ?? thisYear - 5;
  const years = Array.from({ length: Math.max(1, thisYear - since + 1) }, (_, i) => String(thisYear - i));
  const { year } = search;
  // All years, unless one is asked for: growth is seen over the years.
  const period = year ?? `${since}-01-01/${thisYear}-12-31`;
  const on = Number(year ?? thisYear) < thisYear ? `${year}-12-31` : today();
  const growth = useReport<Growth>(clusterId, 'growth', { period });
  const churn = useReport<Churn>(clusterId, 'churn', { period });
  const diversity = useReport<Diversity>(clusterId, 'diversity', { on });
  const location = useReport<Location>(clusterId, 'location', { on });
  const months = begun(growth.data ?? [], today());
  const countries = byCountry(location.data ?? []);
  const members = months.at(-1)?.member_count ?? 0;
  const abroad = countries
    .filter(({ code }) => !cluster?.countries.includes(code))
    .reduce((sum, { count }) => sum + count, 0);
  const source = { name: t('report.source'), year: formatDate(on) };
  const churned = churn.data ?? [];
  const last = churned.at(-1);
  const left = REASONS.map((reason) => ({
    name: t(`report.${reason}`),
    count: churned.reduce((sum, row) => sum + row[reason], 0),
  }));
  const yearsNamed = year ?? `${since}–${thisYear}`;
  const kinds = (diversity.data ?? []).map((row) => ({ name: kindOf(row.kind), count: row.member_count }));

  if (!cluster) {
    return (
      <Page title={t('report.title')}>
        <EmptyState icon={Download} title={t('report.no_cluster')} />
      </Page>
    );
  }
  return (
    <Page
      title={t('report.title')}
      subtitle={t('report.subtitle')}
      action={
        <Select
          aria-label={t('renewals.year')}
          w={150}
          allowDeselect={false}
          data={[{ value: '', label: t('report.all_years') }, ...years]}
          value={year ?? ''}
          onChange={(next) => onSearch({ year: next || undefined })}
        />
      }
    >
      <ProblemAlert error={growth.error ?? churn.error ?? diversity.error ?? location.error} />
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Tile>
          <Figure value={formatNumber(members)} label={t('report.members')} source={source} />
        </Tile>
        <Tile>
          <Figure
            value={formatNumber(joinersAMonth(months), { maximumFractionDigits: 1 })}
            label={t('report.joiners')}
            source={source}
          />
        </Tile>
        <Tile>
          <Figure value={formatNumber(abroad)} label={t('report.abroad')} source={source} />
        </Tile>
        <Tile>
          <Figure
            value={last ? formatShare(last.churn_rate, 1) : '–'}
            label={t('report.churn', { year: last?.year })}
            source={source}
          />
        </Tile>
      </SimpleGrid>
      <Report
        title={t('report.growth')}
        about={t('report.growth_why')}
        csv={reportAddress(clusterId, 'growth', { period, format: 'csv' })}
        head={[t('report.month'), t('report.members'), t('report.joined'), t('report.left')]}
        rows={months.map((row) => [row.month, row.member_count, row.joined_count, row.left_count])}
        source={source}
      >
        <GrowthChart rows={months} label={t('report.growth_label', { count: members })} />
      </Report>
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
        <Report
          title={t('report.diversity')}
          about={t('report.diversity_why')}
          csv={reportAddress(clusterId, 'diversity', { on, format: 'csv' })}
          head={[t('report.kind'), t('report.members')]}
          rows={kinds.map(({ name, count }) => [name, count])}
          source={source}
        >
          <Bars label={t('report.diversity_label')} rows={[...kinds].sort((a, b) => b.count - a.count)} />
        </Report>
        <Report
          title={t('report.location')}
          about={t('report.location_why')}
          csv={reportAddress(clusterId, 'location', { on, format: 'csv' })}
          head={[t('report.country'), t('report.region'), t('report.members')]}
          rows={(location.data ?? []).map((row) => [
            formatCountry(row.country_code),
            row.region ?? '–',
            row.member_count,
          ])}
          source={source}
        >
          <Bars
            label={t('report.location_label')}
            rows={countries.slice(0, 12).map(({ code, count }) => ({ name: formatCountry(code), count }))}
          />
        </Report>
      </SimpleGrid>
      {last && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
          <Report
            title={t('report.why_left', { years: yearsNamed })}
            about={t('report.why_left_why', { count: left.reduce((sum, { count }) => sum + count, 0) })}
            csv={reportAddress(clusterId, 'churn', { period, format: 'csv' })}
            head={[t('report.reason'), t('report.members')]}
            rows={left.map(({ name, count }) => [name, count])}
            source={source}
          >
            <Bars label={t('report.why_left', { years: yearsNamed })} rows={left} />
          </Report>
          <Report
            title={t('report.left_by_year')}
            about={t('report.left_by_year_why')}
            csv={reportAddress(clusterId, 'churn', { period, format: 'csv' })}
            head={[t('renewals.year'), t('report.members'), t('report.left'), t('report.share')]}
            rows={churned.map((row) => [
              String(row.year),
              row.member_count,
              row.left_count,
              formatShare(row.churn_rate, 1),
            ])}
            source={source}
          >
            <Bars
              label={t('report.left_by_year')}
              rows={churned.map((row) => ({ name: String(row.year), count: row.left_count }))}
            />
          </Report>
        </SimpleGrid>
      )}
    </Page>
  );
}

const REASONS = ['own_wish_count', 'unpaid_count', 'expelled_count', 'dissolved_count', 'other_count'] as const;

function Tile({ children }: { children: ReactNode }) {
  return (
    <Card withBorder radius="lg" p="md">
      {children}
    </Card>
  );
}

interface ReportProps {
  title: string;
  about: string;
  csv: string;
  head: string[];
  rows: (string | number)[][];
  source: { name: string; year: string };
  children: ReactNode;
}

/** A drawing, the table that says the same, and the file of it. */
function Report({ title, about, csv, head, rows, source, children }: ReportProps) {
  const { t } = useTranslation('membership');
  return (
    <Card withBorder radius="lg" p="lg" component="section" aria-label={title}>
      <Stack gap="md">
        <Group justify="space-between" align="start" wrap="nowrap">
          <div>
            <Title order={2} fz={17}>
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          </div>
          <Anchor href={csv} download size="sm" style={{ whiteSpace: 'nowrap' }} className="no-print">
            {t('report.csv')}
          </Anchor>
        </Group>
        {rows.length > 0 ? children : <Text size="sm">{t('report.nothing')}</Text>}
        <details>
          <summary style={{ cursor: 'pointer', fontSize: 14, padding: '4px 0' }}>{t('report.table')}</summary>
          <Table fz="sm" mt="xs" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {head.map((word, i) => (
                  <Table.Th key={word} ta={i > 0 ? 'right' : undefined}>
                    {word}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, i) => (
                <Table.Tr key={i}>
                  {row.map((cell, j) => (
                    <Table.Td key={j} ta={j > 0 ? 'right' : undefined}>
                      {typeof cell === 'number' ? formatNumber(cell) : cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
        <Text size="xs" c="dimmed">
          {`${source.name}, ${source.year}`}
        </Text>
      </Stack>
    </Card>
  );
}
