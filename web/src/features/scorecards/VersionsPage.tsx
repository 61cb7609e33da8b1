import { Text } from '@mantine/core';
import { Snowflake } from 'lucide-react';
import { EmptyState } from '../../shared/EmptyState';
import { formatInstant, formatNumber, formatShare } from '../../shared/format';
import { AnchorLink, ButtonLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { useMay } from '../../shared/useMe';
import { SimpleTable } from '../membership/SimpleTable';
import { useVersions, type Version } from './scorecards';
import { ScorecardTabs } from './ScorecardTabs';
import { useTableWords } from './useTableWords';

/** Frozen tables, the newest first. */
export function VersionsPage() {
  const { t, titleOf } = useTableWords();
  const edits = useMay('edit_benchmark');
  const versions = useVersions();
  const known = (one: Version) => one.measured_count + one.declared_count + one.imported_count;
  const freeze = edits && (
    <ButtonLink to="/staff/scorecards/freeze" leftSection={<Snowflake size={16} aria-hidden />}>
      {t('freeze.open')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} subtitle={t('subtitle')} action={freeze}>
      <ScorecardTabs />
      {versions.length === 0 ? (
        <EmptyState icon={Snowflake} title={t('versions.none')} action={freeze}>
          {t('versions.none_why')}
        </EmptyState>
      ) : (
        <SimpleTable
          label={t('tabs.versions')}
          rows={versions}
          idOf={({ scorecard_version_id }) => scorecard_version_id}
          nameOf={titleOf}
          columns={[
            {
              key: 'title',
              label: t('column.title'),
              show: (row) => (
                <div>
                  <AnchorLink
                    to="/staff/scorecards/$versionId"
                    params={{ versionId: row.scorecard_version_id }}
                    size="sm"
                    fw={600}
                    c="var(--mantine-color-text)"
                  >
                    {titleOf(row)}
                  </AnchorLink>
                  {row.note && (
                    <Text size="xs" c="dimmed" lineClamp={1} maw={420}>
                      {row.note}
                    </Text>
                  )}
                </div>
              ),
            },
            { key: 'frozen', label: t('column.frozen'), show: (row) => formatInstant(row.frozen_at) },
            { key: 'units', label: t('column.units'), number: true, show: (row) => formatNumber(row.unit_count) },
            {
              key: 'indicators',
              label: t('column.indicators'),
              number: true,
              show: (row) => formatNumber(row.indicator_count),
            },
            {
              key: 'known',
              label: t('column.known'),
              number: true,
              show: (row) => formatShare(known(row) / Math.max(1, known(row) + row.missing_count)),
            },
            {
              key: 'measured',
              label: t('column.own'),
              number: true,
              show: (row) => formatNumber(row.measured_count + row.declared_count),
            },
            {
              key: 'publishable',
              label: t('column.publishable'),
              show: (row) => t(row.is_publishable ? 'cell.yes' : 'versions.secret'),
            },
          ]}
        />
      )}
    </Page>
  );
}
