import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { formatNumber, formatShare } from '../../shared/format';
import { Exhibit } from './Exhibit';
import type { Neighbour, UnitAnswer } from './api';
import { AnchorLink } from '../../shared/links';
import classes from './NeighboursExhibit.module.css';
import { sourceLine } from './source';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

/** The clusters most like this one, what they share and what parts them. */
export function NeighboursExhibit({
  study,
  unit,
  answer,
}: {
  study: Study;
  unit: Unit;
  answer: UnitAnswer;
}): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const label = (id: string) => say(study.indicator.get(id)?.label);
  const nearest = answer.nearest[0];
  return (
    <Exhibit
      title={t('neighbours.heading', { unit: nearest?.name ?? '' })}
      lede={t('neighbours.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`nearest-${unit.id}`}
      table={{
        header: [t('column.cluster'), t('column.distance'), t('column.apart'), t('column.same')],
        rows: answer.nearest.map((n) => [
          n.name,
          n.dissimilarity,
          apartBy(n)
            .map((c) => `${label(c.indicator)} ${formatShare(c.share)}`)
            .join('; '),
          sameIn(n).map(label).join('; '),
        ]),
      }}
    >
      <ol className={classes['list']}>
        {answer.nearest.map((n) => (
          <li key={n.id} className={classes['row']}>
            <div className={classes['name']}>
              <GroupMark group={study.byId.get(n.id)?.group ?? 0} size={14} />
              <AnchorLink to="/observatory/clusters/$unit" params={{ unit: n.id }} fw={600} size="sm">
                {n.name}
              </AnchorLink>
            </div>
            <div className={classes['distance']}>
              {formatNumber(n.dissimilarity, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
            </div>
            <div className={classes['why']}>
              {apartBy(n).length > 0 && (
                <p>
                  <span>{t('neighbours.apart')}</span>{' '}
                  {apartBy(n)
                    .map((c) => `${label(c.indicator)} (${formatShare(c.share)})`)
                    .join(', ')}
                </p>
              )}
              {sameIn(n).length > 0 && (
                <p>
                  <span>{t('neighbours.same')}</span> {sameIn(n).map(label).join(', ')}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Exhibit>
  );
}

/** The indicators that make the distance, largest part first, with their share of it. */
export function apartBy(neighbour: Neighbour): { indicator: string; share: number }[] {
  if (neighbour.dissimilarity <= 0) return [];
  return neighbour.contributions
    .flatMap((c) =>
      c.counted && (c.part ?? 0) > 0
        ? [{ indicator: c.indicator, share: (c.part ?? 0) / neighbour.dissimilarity }]
        : [],
    )
    .sort((a, b) => b.share - a.share)
    .slice(0, 3);
}

/** The indicators that both know and agree on. */
export function sameIn(neighbour: Neighbour): string[] {
  return neighbour.contributions.filter((c) => c.counted && c.part === 0).map((c) => c.indicator);
}
