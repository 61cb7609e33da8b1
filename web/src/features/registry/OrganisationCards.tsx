import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../shared/format';
import type { Organisation } from './columns';
import { Does, KindIcon, Place } from './Marks';
import classes from './registry.module.css';
import { useWords } from './words';

export function OrganisationCards({ rows }: { rows: Organisation[] }) {
  return (
    <ul className={classes['cards']}>
      {rows.map((one) => (
        <li key={one.organisation_id}>
          <OrganisationCard organisation={one} />
        </li>
      ))}
    </ul>
  );
}

function OrganisationCard({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('registry');
  const words = useWords();
  const own = words.language === 'ru' ? organisation.description_ru : organisation.description_en;
  const about = own ?? organisation.description_en ?? organisation.description_ru;
  return (
    <article className={classes['card']}>
      <Group gap="sm" wrap="nowrap" align="start">
        <KindIcon kind={organisation.kind} />
        <div style={{ minWidth: 0 }}>
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
