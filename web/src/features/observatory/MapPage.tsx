import { Button, Group, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { Suspense, useCallback, useDeferredValue, useMemo, type ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { formatShare } from '../../shared/format';
import { GroupLegend, groupNumbers } from './GroupLegend';
import { Choice } from './Choice';
import { Exhibit } from './Exhibit';
import classes from './MapPage.module.css';
import { initiatives, matches } from './filters';
import { AnchorLink } from '../../shared/links';
import type { MapSearch } from './search';
import { sourceLine } from './source';
import { UnitCard } from './UnitCard';
import { UnitList } from './UnitList';
import { useStudy } from './useStudy';
import { useWords } from './useWords';
import { MapOfUnits } from './MapOfUnits';

const route = getRouteApi('/observatory/');

/** The world's clusters: map, list and one card, joined by one selection that the address keeps. */
export function MapPage(): ReactElement {
  const { study } = useStudy();
  const words = useWords(study);
  const { t } = words;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<MapSearch>) =>
    void navigate({ search: (before) => cleaned({ ...before, ...part }), replace: true, resetScroll: false });
  const filter = useDeferredValue(search);
  const shown = useMemo(() => study.units.filter((u) => matches(u, filter, words)), [study, filter, words]);
  const cut = search.cut ?? 'found';
  const countries = useMemo(() => [...new Set(study.units.flatMap((u) => u.countries))], [study]);
  const inEurope = study.findings.units.filter((u) =>
    u.attributes['home_country/continent']?.includes('Europe'),
  ).length;
  const select = useCallback(
    (unit: string) =>
      void navigate({
        search: (before) => cleaned({ ...before, unit: unit === before.unit ? undefined : unit }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const chosen = search.unit ? study.byId.get(search.unit) : undefined;
  const filtered = Object.keys(search).some((key) => !['study', 'unit', 'cut'].includes(key));
  return (
    <Page title={t('map.title')} subtitle={t('map.subtitle', { count: study.units.length })}>
      <Group gap="sm" align="end" className="no-print">
        <TextInput
          label={t('map.search')}
          leftSection={<Search size={16} aria-hidden />}
          value={search.q ?? ''}
          onChange={(event) => change({ q: event.currentTarget.value })}
          className={classes['search']}
        />
        <Choice
          label={t('map.country')}
          value={search.country}
          onChange={(country) => change({ country })}
          data={countries
            .map((code) => ({ value: code, label: words.country(code) }))
            .sort((a, b) => a.label.localeCompare(b.label, words.language))}
        />
        <Choice
          label={t('map.group')}
          value={search.group?.toString()}
          onChange={(group) => change({ group: group === undefined ? undefined : Number(group) })}
          data={groupNumbers(study, cut).map(({ number }) => ({
            value: String(number),
            label: words.group(number, cut),
          }))}
        />
        <Choice
          label={t('map.initiative')}
          value={search.initiative}
          onChange={(initiative) => change({ initiative })}
          data={initiatives(study).map((value) => ({
            value,
            label: t(`initiative.${value}`, { defaultValue: value }),
          }))}
        />
        <Choice
          label={t('map.size')}
          value={search.size}
          onChange={(size) => change({ size })}
          data={(['small', 'large', 'unknown'] as const).map((value) => ({ value, label: t(`size.${value}`) }))}
        />
        {filtered && (
          <Button
            variant="subtle"
            onClick={() => void navigate({ search: (s) => cleaned({ study: s.study, cut: s.cut }), replace: true })}
          >
            {t('map.clear')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {t('map.shown', { count: shown.length, all: study.units.length })}
      </Text>
      <Exhibit
        title={t('map.heading', {
          count: study.units.length,
          countries: t('countries', { count: countries.length }),
          share: formatShare(inEurope / study.units.length),
        })}
        lede={t('map.lede')}
        legend={<GroupLegend study={study} cut={cut} />}
        source={sourceLine(study, words)}
        citation={study.meta.citation}
        name="map"
        table={{
          header: [
            t('column.cluster'),
            t('column.city'),
            t('column.countries'),
            t('column.group'),
            t('column.latitude'),
            t('column.longitude'),
          ],
          rows: shown.map((u) => [
            u.name,
            u.city,
            u.countries.map(words.country).join(', '),
            words.group(cut === 'published' ? u.published : u.group, cut),
            u.latitude,
            u.longitude,
          ]),
        }}
      >
        <Suspense fallback={<div className={classes['waiting']} />}>
          <MapOfUnits study={study} cut={cut} shown={shown} selected={search.unit} onSelect={select} />
        </Suspense>
        {study.findings.published_cut && (
          <Button
            mt="md"
            variant="default"
            className="no-print"
            aria-pressed={cut === 'published'}
            onClick={() => change({ cut: cut === 'published' ? undefined : 'published', group: undefined })}
          >
            {cut === 'published'
              ? t('groups.found', { count: study.findings.groups.k })
              : t('groups.published', { count: study.findings.published_cut.k })}
          </Button>
        )}
      </Exhibit>
      <div className={classes['below']}>
        <UnitList study={study} units={shown} cut={cut} selected={search.unit} onSelect={select} />
        <div className={classes['card']}>
          {chosen ? (
            <UnitCard study={study} unit={chosen} />
          ) : (
            <Text c="dimmed" maw={420}>
              {t('map.choose')}{' '}
              <AnchorLink to="/observatory/ranks" inherit underline="always">
                {t('map.or_ranks')}
              </AnchorLink>
            </Text>
          )}
        </div>
      </div>
    </Page>
  );
}

/** A search without its empty parts, so that addresses stay short. */
function cleaned<Search extends object>(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, v]) => v !== undefined && v !== '')) as Search;
}
