import { Group, NativeSelect, Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { Choice } from './Choice';
import { groupNumbers } from './GroupLegend';
import { RankExhibit } from './RankExhibit';
import { SensitivityExhibit } from './SensitivityExhibit';
import type { RanksSearch } from './search';
import { useStudy } from './useStudy';
import { useWords } from './useWords';

const route = getRouteApi('/observatory/ranks');

/** All clusters in one order, and how sure each place is. */
export function RanksPage(): ReactElement {
  const { study } = useStudy();
  const words = useWords(study);
  const { t } = words;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<RanksSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const countries = [...new Set(study.units.flatMap((u) => u.countries))];
  return (
    <Page title={t('ranks.title')} subtitle={t('ranks.subtitle')}>
      <Group gap="sm" align="end" className="no-print">
        <Choice
          label={t('map.group')}
          value={search.group?.toString()}
          onChange={(group) => change({ group: group === undefined ? undefined : Number(group) })}
          data={groupNumbers(study, 'found').map(({ number }) => ({
            value: String(number),
            label: words.group(number),
          }))}
        />
        <Choice
          label={t('map.country')}
          value={search.country}
          onChange={(country) => change({ country })}
          data={countries
            .map((code) => ({ value: code, label: words.country(code) }))
            .sort((a, b) => a.label.localeCompare(b.label, words.language))}
        />
        <Select
          label={t('ranks.find')}
          placeholder={t('map.any')}
          clearable
          searchable
          value={search.unit ?? null}
          onChange={(value) => change({ unit: value ?? undefined })}
          data={study.units.map((u) => ({ value: u.id, label: u.name }))}
          clearButtonProps={{ 'aria-label': t('map.clear') }}
          w={280}
        />
        <NativeSelect
          label={t('ranks.order')}
          value={search.order ?? 'rank'}
          onChange={({ currentTarget: { value } }) =>
            change({ order: value === 'name' || value === 'certainty' ? value : undefined })
          }
          data={(['rank', 'certainty', 'name'] as const).map((value) => ({ value, label: t(`ranks.by_${value}`) }))}
        />
      </Group>
      <RankExhibit
        study={study}
        search={search}
        selected={search.unit}
        onSelect={(unit) => change({ unit: unit === search.unit ? undefined : unit })}
      />
      <SensitivityExhibit study={study} />
    </Page>
  );
}
