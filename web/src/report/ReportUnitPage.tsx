import { Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { UnitAnswer } from '../features/observatory/api';
import { NeighboursExhibit } from '../features/observatory/NeighboursExhibit';
import { ProfileExhibit } from '../features/observatory/ProfileExhibit';
import { ScoreExhibit } from '../features/observatory/ScoreExhibit';
import { dissimilarity, type Study } from '../features/observatory/study';
import { UnitFigures } from '../features/observatory/UnitCard';
import { useWords } from '../features/observatory/useWords';
import { ValuesExhibit } from '../features/observatory/ValuesExhibit';
import { AnchorLink } from '../shared/links';
import { Page } from '../shared/Page';
import { Languages } from './Languages';

const NEAREST = 6;

/** One cluster, from what the findings hold alone: there is no server to ask. */
export function ReportUnitPage({ study, id }: { study: Study; id: string }): ReactElement {
  const words = useWords(study);
  const { t } = words;
  const unit = study.byId.get(id);
  const [peers, setPeers] = useState('all');
  if (!unit) return <main className="report">{t('map.none')}</main>;
  const self = study.units.indexOf(unit);
  const nearest = study.units
    .flatMap((u, i) => {
      const apart = dissimilarity(study.findings, self, i);
      return u.id === id || apart === null ? [] : [{ id: u.id, name: u.name, dissimilarity: apart, contributions: [] }];
    })
    .sort((a, b) => a.dissimilarity - b.dissimilarity)
    .slice(0, NEAREST);
  const answer: UnitAnswer = { id, group: unit.group, silhouette: unit.silhouette, values: [], nearest, medoids: [] };
  return (
    <main className="report">
      <AnchorLink to="/" size="sm">
        {t('report.back')}
      </AnchorLink>
      <Page title={unit.name} subtitle={words.place(unit)} action={<Languages />}>
        <Text>{words.groupLong(unit.group)}</Text>
        <UnitFigures study={study} unit={unit} />
        <Stack gap="lg">
          <ProfileExhibit study={study} unit={unit} peers={peers} onPeers={setPeers} />
          <ValuesExhibit study={study} unit={unit} />
          <ScoreExhibit study={study} unit={unit} />
          <NeighboursExhibit study={study} unit={unit} answer={answer} />
        </Stack>
      </Page>
    </main>
  );
}
