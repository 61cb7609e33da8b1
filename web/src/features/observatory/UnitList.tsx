import { memo, type ReactElement } from 'react';
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
export const UnitList = memo(function UnitList({ study, units, cut, selected, onSelect }: Props): ReactElement {
  const words = useWords(study);
  const { t } = words;
  if (!units.length) return <p className={classes['none']}>{t('map.none')}</p>;
  return (
    <ul className={classes['list']} aria-label={t('map.list')} data-many={units.length > 200 || undefined}>
      {units.map((unit) => {
        const group = cut === 'published' ? unit.published : unit.group;
        return (
          <Row
            key={unit.id}
            unit={unit}
            place={words.place(unit)}
            group={group}
            called={words.group(group, cut)}
            pressed={unit.id === selected}
            onSelect={onSelect}
          />
        );
      })}
    </ul>
  );
});

interface RowProps {
  unit: Unit;
  place: string;
  group: number;
  called: string;
  pressed: boolean;
  onSelect: (unit: string) => void;
}

/** Those that stay while a search narrows the list are not drawn anew. */
const Row = memo(function Row({ unit, place, group, called, pressed, onSelect }: RowProps): ReactElement {
  return (
    <li className={classes['row']}>
      <button type="button" className={classes['button']} aria-pressed={pressed} onClick={() => onSelect(unit.id)}>
        <GroupMark group={group} size={14} />
        <span className={classes['name']}>
          {unit.name}
          <span className={classes['place']}>{place}</span>
        </span>
        <span className={classes['group']}>{called}</span>
      </button>
    </li>
  );
});
