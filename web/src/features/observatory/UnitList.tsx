import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import classes from './UnitList.module.css';
import type { Cut, Study, Unit } from './study';
import { useWords } from './useWords';

interface Props {
  study: Study;
  units: readonly Unit[];
  cut: Cut;
  selected?: string | undefined;
  onSelect: (unit: string) => void;
}

/** The keyboard's way over the map. Rows out of sight are not laid out, so a thousand of them stay light. */
export function UnitList({ study, units, cut, selected, onSelect }: Props): ReactElement {
  const words = useWords(study);
  const { t } = words;
  if (!units.length) return <p className={classes['none']}>{t('map.none')}</p>;
  return (
    <ul className={classes['list']} aria-label={t('map.list')} data-many={units.length > 200 || undefined}>
      {units.map((unit) => {
        const group = cut === 'published' ? unit.published : unit.group;
        return (
          <li key={unit.id} className={classes['row']}>
            <button
              type="button"
              className={classes['button']}
              aria-pressed={unit.id === selected}
              onClick={() => onSelect(unit.id)}
            >
              <GroupMark group={group} size={14} />
              <span className={classes['name']}>
                {unit.name}
                <span className={classes['place']}>{words.place(unit)}</span>
              </span>
              <span className={classes['group']}>{words.group(group, cut)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
