import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, notFound } from '@tanstack/react-router';
import { Suspense, type ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { Page } from '../../shared/Page';
import { Lines, Slow } from '../../shared/Slow';
import { unitQuery } from './api';
import { ButtonLink } from '../../shared/links';
import { HistoryExhibit } from './HistoryExhibit';
import { MembershipExhibit } from './MembershipExhibit';
import { NeighboursExhibit } from './NeighboursExhibit';
import { ProfileExhibit } from './ProfileExhibit';
import { ScoreExhibit } from './ScoreExhibit';
import type { Study, Unit } from './study';
import { UnitFactors } from './UnitFactors';
import { UnitFigures } from './UnitCard';
import { useStudy } from './useStudy';
import { useWords } from './useWords';
import { ValuesExhibit } from './ValuesExhibit';

const route = getRouteApi('/observatory/clusters/$unit');

/** One cluster: its values and where they come from, its place among others, and why. */
export function UnitPage(): ReactElement {
  const { study } = useStudy();
  const { unit: id } = route.useParams();
  const unit = study.byId.get(id);
  if (!unit) throw notFound();
  return <UnitView study={study} unit={unit} />;
}

function UnitView({ study, unit }: { study: Study; unit: Unit }): ReactElement {
  const words = useWords(study);
  const { t } = words;
  const { code } = useStudy();
  const { data: answer } = useSuspenseQuery(unitQuery(code, unit.id));
  const { peers } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={unit.name}
      crumbs={[{ to: '/observatory', label: t('map.title') }]}
      subtitle={
        <Group gap="xs">
          <span>{words.place(unit)}</span>
          {unit.founded !== null && <span>· {t('unit.since', { year: unit.founded })}</span>}
          {unit.website && (
            <Anchor href={unit.website} rel="noreferrer" inherit>
              {new URL(unit.website).hostname.replace(/^www\./, '')}
            </Anchor>
          )}
        </Group>
      }
      action={
        <Group gap="xs">
          <ButtonLink to="/observatory/what-if" search={{ unit: unit.id }}>
            {t('nav.what_if')}
          </ButtonLink>
          <ButtonLink variant="default" to="/observatory/compare" search={{ units: unit.id }}>
            {t('nav.compare')}
          </ButtonLink>
        </Group>
      }
    >
      <Stack gap="sm" maw={760}>
        <Group gap={8} wrap="nowrap">
          <GroupMark group={unit.group} size={16} />
          <Text>{words.groupLong(unit.group)}</Text>
        </Group>
        {unit.published > 0 && (
          <Text c="dimmed" size="sm">
            {t('unit.published', { group: words.group(unit.published, 'published') })}
          </Text>
        )}
      </Stack>
      <UnitFigures study={study} unit={unit} />
      <ProfileExhibit
        study={study}
        unit={unit}
        answer={answer}
        peers={peers ?? `group:${unit.group}`}
        onPeers={(value) =>
          void navigate({
            search: (before) => ({ ...before, peers: value === `group:${unit.group}` ? undefined : value }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <ValuesExhibit study={study} unit={unit} />
      <ScoreExhibit study={study} unit={unit} />
      <MembershipExhibit study={study} unit={unit} answer={answer} />
      <NeighboursExhibit study={study} unit={unit} answer={answer} />
      <Suspense fallback={null}>
        <HistoryExhibit study={study} unit={unit} />
      </Suspense>
      <Suspense
        fallback={
          <Slow>
            <Lines count={6} />
          </Slow>
        }
      >
        <UnitFactors study={study} code={code} unit={unit} />
      </Suspense>
    </Page>
  );
}
