import { Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { World } from '../charts/world';
import outline from '../charts/world-110m.json';
import { Exhibit } from '../features/observatory/Exhibit';
import { Figures } from '../features/observatory/Figures';
import { GroupLegend } from '../features/observatory/GroupLegend';
import { GroupProfiles } from '../features/observatory/GroupProfiles';
import { IndicatorsExhibit } from '../features/observatory/IndicatorsExhibit';
import { KExhibit } from '../features/observatory/KExhibit';
import { MapView } from '../features/observatory/MapOfUnits';
import { MdsExhibit } from '../features/observatory/MdsExhibit';
import { Provenance } from '../features/observatory/Provenance';
import { RankExhibit } from '../features/observatory/RankExhibit';
import { SensitivityExhibit } from '../features/observatory/SensitivityExhibit';
import { SilhouetteExhibit } from '../features/observatory/SilhouetteExhibit';
import { sourceLine } from '../features/observatory/source';
import { StabilityExhibit } from '../features/observatory/StabilityExhibit';
import { StatementsExhibit } from '../features/observatory/StatementsExhibit';
import type { Study } from '../features/observatory/study';
import { TreeExhibit } from '../features/observatory/TreeExhibit';
import { useWords } from '../features/observatory/useWords';
import { Page } from '../shared/Page';
import { formatNumber } from '../shared/format';
import { Languages } from './Languages';

const world = outline as unknown as World;

/** The whole study on one page: to be read on a screen, where one selection runs through all charts, or on paper. */
export function ReportPage({ study }: { study: Study }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const [selected, select] = useState<string>();
  const choose = (unit: string) => select(unit === selected ? undefined : unit);
  const view = { study, cut: 'found', selected, onSelect: choose } as const;
  const countries = new Set(study.units.flatMap((u) => u.countries)).size;
  const { groups } = study.findings;
  const located = study.units.some((u) => u.longitude !== null);
  return (
    <main className="report">
      <Page
        title={say({ en: study.meta.title_en, ru: study.meta.title_ru })}
        subtitle={t('map.subtitle', { count: study.units.length })}
        action={<Languages />}
      >
        <Figures
          figures={[
            {
              label: t('report.units'),
              value: formatNumber(study.units.length),
              note: t('report.in', { countries: t('countries', { count: countries }) }),
            },
            { label: t('report.indicators'), value: formatNumber(study.indicators.length) },
            {
              label: t('nav.groups'),
              value: formatNumber(groups.k),
              note: t('method.silhouette', {
                width: formatNumber(groups.mean_silhouette, {
                  minimumFractionDigits: 2,
                  maximumFractionDigits: 2,
                }),
              }),
            },
            { label: t('report.draws'), value: formatNumber(study.draws) },
          ]}
        />
        <Stack gap="lg">
          {located && (
            <Exhibit
              title={t('report.where')}
              lede={t('map.lede')}
              legend={<GroupLegend study={study} />}
              source={sourceLine(study, words)}
              name="map"
              table={{
                header: [t('column.cluster'), t('column.city'), t('column.countries'), t('column.group')],
                rows: study.units.map((u) => [
                  u.name,
                  u.city,
                  u.countries.map(words.country).join(', '),
                  words.group(u.group),
                ]),
              }}
            >
              <MapView
                study={study}
                cut="found"
                shown={study.units}
                selected={selected}
                onSelect={choose}
                world={world}
              />
            </Exhibit>
          )}
          <GroupProfiles study={study} cut="found" />
          <MdsExhibit {...view} />
          <TreeExhibit {...view} />
          <SilhouetteExhibit {...view} />
          <KExhibit study={study} />
          <StabilityExhibit study={study} />
          <RankExhibit study={study} search={{}} selected={selected} onSelect={choose} />
          <SensitivityExhibit study={study} />
          <StatementsExhibit study={study} />
          <IndicatorsExhibit study={study} />
          <Provenance study={study} />
        </Stack>
      </Page>
    </main>
  );
}
