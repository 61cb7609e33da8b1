import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { Rows } from '../../charts/Rows';
import { formatNumber, formatShare } from '../../shared/format';
import type { Profile } from './findings';
import { Exhibit } from './Exhibit';
import classes from './GroupProfiles.module.css';
import { AnchorLink } from '../../shared/links';
import { sourceLine } from './source';
import { partitionOf, type Cut, type Study } from './study';
import { useWords } from './useWords';

const SHOWN = 7;

/** Each group with what sets it apart from the rest, its target models and its members. */
export function GroupProfiles({ study, cut }: { study: Study; cut: Cut }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const partition = partitionOf(study.findings, cut);
  const profiles = (cut === 'published' ? study.findings.published_cut_profiles : study.findings.profiles) ?? [];
  const groups = partition.groups
    .map((group) => {
      const match = study.findings.agreement?.matching.find((m) => m.group === group.number);
      return { group, match, number: cut === 'published' ? (match?.published ?? group.number) : group.number };
    })
    .sort((a, b) => a.number - b.number);
  return (
    <>
      {groups.map(({ group, match, number }) => {
        const own = profiles.filter((p) => p.group === group.number);
        const telling = strongest(own);
        const medoid = study.byId.get(group.medoid);
        return (
          <Exhibit
            key={group.number}
            title={`${words.group(number, cut)}: ${t('units', { count: group.size })}`}
            lede={t('profiles.lede', { unit: medoid?.name ?? group.medoid })}
            source={sourceLine(study, words)}
            citation={study.meta.citation}
            name={`group-${number}`}
            table={{
              header: [t('column.indicator'), t('column.in_group'), t('column.in_rest'), t('column.effect')],
              rows: own.map((p) => [trait(study, words, p), ...figures(study, words, p), p.effect]),
            }}
          >
            <Rows
              as="bar"
              label={t('profiles.picture', {
                group: words.group(number, cut),
                traits: telling.map((p) => trait(study, words, p)).join('; '),
              })}
              axis={t('profiles.axis')}
              domain={[-1, 1]}
              ticks={[-1, -0.5, 0, 0.5, 1]}
              format={(value) => formatNumber(value, { signDisplay: 'exceptZero' })}
              rows={telling.map((p) => {
                const [inside, outside] = figures(study, words, p);
                return {
                  id: `${p.indicator} ${p.member ?? ''}`,
                  label: trait(study, words, p),
                  value: p.effect,
                  color: `var(--group-${number})`,
                  text: t('profiles.against', { inside, outside }),
                };
              })}
            />
            {match && match.target_models.length > 0 && cut === 'published' && (
              <div className={classes['models']}>
                <h3>{t('profiles.models')}</h3>
                <ul>
                  {match.target_models.map((m) => (
                    <li key={m.slug}>
                      <strong>{say(m.name)}.</strong> {say(m.statement)}
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <details className={classes['members']}>
              <summary>{t('profiles.members', { count: group.size })}</summary>
              <ul>
                {group.members.map((id) => (
                  <li key={id}>
                    <GroupMark group={number} size={11} />{' '}
                    <AnchorLink to="/observatory/clusters/$unit" params={{ unit: id }} size="sm">
                      {study.byId.get(id)?.name ?? id}
                    </AnchorLink>
                  </li>
                ))}
              </ul>
            </details>
          </Exhibit>
        );
      })}
    </>
  );
}

/** The traits that differ most from the rest, by Cliff's δ, among those known for at least five units of the group. */
export function strongest(profiles: readonly Profile[]): Profile[] {
  return profiles
    .filter((p) => p.effect !== null && p.known >= 5 && Math.abs(p.effect) >= 0.147)
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0))
    .slice(0, SHOWN);
}

type Spoken = ReturnType<typeof useWords>;

function trait(study: Study, { say }: Spoken, profile: Profile): string {
  const name = say(study.indicator.get(profile.indicator)?.label) || profile.indicator;
  return profile.member ? `${name}: ${say(study.words[profile.member]) || profile.member}` : name;
}

/** The group's figure and the rest's: a share, or a middle in the indicator's own words. */
function figures(study: Study, words: Spoken, profile: Profile): [string, string] {
  const show = (share: number | null | undefined, median: number | null | undefined): string => {
    if (share !== null && share !== undefined) return formatShare(share);
    if (median === null || median === undefined) return '–';
    const indicator = study.indicator.get(profile.indicator);
    const level = indicator?.type === 'ordinal' ? indicator.levels[Math.round(median)] : undefined;
    if (level) return words.say(study.words[level]);
    return formatNumber(median, { maximumFractionDigits: median < 10 ? 1 : 0 });
  };
  return [show(profile.share, profile.median), show(profile.rest_share, profile.rest_median)];
}
