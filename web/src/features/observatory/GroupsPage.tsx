import { Button, Group, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { GroupProfiles } from './GroupProfiles';
import { KExhibit } from './KExhibit';
import { MdsExhibit } from './MdsExhibit';
import type { GroupsSearch } from './search';
import { SilhouetteExhibit } from './SilhouetteExhibit';
import { StabilityExhibit } from './StabilityExhibit';
import { StatementsExhibit } from './StatementsExhibit';
import { TreeExhibit } from './TreeExhibit';
import { useStudy } from './useStudy';
import { useWords } from './useWords';

const route = getRouteApi('/observatory/groups');

/** What the groups are, how sure they are, and what the published study said of them. */
export function GroupsPage(): ReactElement {
  const { study } = useStudy();
  const { t } = useWords(study);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<GroupsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const cut = search.cut ?? 'found';
  const select = (unit: string) => change({ unit: unit === search.unit ? undefined : unit });
  const view = { study, cut, selected: search.unit, onSelect: select } as const;
  return (
    <Page title={t('groups.title')} subtitle={t('groups.subtitle', { count: study.findings.groups.k })}>
      {study.findings.published_cut && (
        <Group gap="xs" role="group" aria-label={t('groups.cut')} className="no-print">
          {([undefined, 'published'] as const).map((which) => (
            <Button
              key={which ?? 'found'}
              variant={search.cut === which ? 'filled' : 'default'}
              aria-pressed={search.cut === which}
              onClick={() => change({ cut: which })}
            >
              {which
                ? t('groups.published', { count: study.findings.published_cut?.k ?? 0 })
                : t('groups.found', { count: study.findings.groups.k })}
            </Button>
          ))}
        </Group>
      )}
      <Stack gap="lg">
        <GroupProfiles study={study} cut={cut} />
        <MdsExhibit {...view} />
        <TreeExhibit {...view} />
        <SilhouetteExhibit {...view} />
        <KExhibit study={study} />
        <StabilityExhibit study={study} />
        <StatementsExhibit study={study} />
      </Stack>
    </Page>
  );
}
