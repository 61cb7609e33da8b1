import { Checkbox, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../shared/format';
import type { Organisation } from './columns';
import { Does, KindIcon, Place } from './Marks';
import classes from './registry.module.css';
import { useWords } from './words';

interface Props {
  rows: Organisation[];
  /** Absent: cards cannot be selected. */
  selected?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
}

export function OrganisationCards({ rows, selected, onSelect }: Props) {
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect?.(next);
  };
  return (
    <ul className={classes['cards']}>
      {rows.map((one) => (
        <li key={one.organisation_id}>
          <OrganisationCard
            organisation={one}
            selected={selected?.has(one.organisation_id)}
            onSelect={() => toggle(one.organisation_id)}
          />
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  organisation: Organisation;
  selected?: boolean;
  onSelect: () => void;
}

function OrganisationCard({ organisation, selected, onSelect }: CardProps) {
  const { t } = useTranslation('registry');
  const words = useWords();
  const own = words.language === 'ru' ? organisation.description_ru : organisation.description_en;
  const about = own ?? organisation.description_en ?? organisation.description_ru;
  return (
    <article className={classes['card']} data-selected={selected || undefined}>
      <Group gap="sm" wrap="nowrap" align="start">
        <KindIcon kind={organisation.kind} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Link
            to="/organisations/$organisationId"
            params={{ organisationId: organisation.organisation_id }}
            className={classes['cover']}
            data-row
          >
            {organisation.name}
          </Link>
          <Text size="sm" c="dimmed">
            {words.kindOf(organisation.kind)}
          </Text>
        </div>
        {selected !== undefined && (
          <Checkbox
            className={classes['tick']}
            aria-label={t('select.one', { name: organisation.name })}
            checked={selected}
            onChange={onSelect}
          />
        )}
      </Group>
      {about && (
        <Text size="sm" className={classes['clamp']}>
          {about}
        </Text>
      )}
      <Does codes={organisation.specialisations} words={words} />
      <div style={{ marginTop: 'auto' }}>
        <Place city={organisation.city} country_code={organisation.country_code} />
        {organisation.ended_on && (
          <Text size="sm" c="dimmed">
            {t('ended', { on: formatDate(organisation.ended_on) })}
          </Text>
        )}
      </div>
    </article>
  );
}
