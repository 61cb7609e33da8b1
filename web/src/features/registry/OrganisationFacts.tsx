import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCountry, formatNumber } from '../../shared/format';
import { WhoCanSee } from '../../shared/WhoCanSee';
import type { Organisation } from './columns';
import { Does } from './Marks';
import { audienceField, audienceOf, type OtherName, ownAudiences } from './organisationForm';
import classes from './registry.module.css';
import { useWords } from './words';

/** All that this reader may see of an organisation, each with who else may. What is hidden is named as such. */
export function OrganisationFacts({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('registry');
  const words = useWords();
  const own = ownAudiences(organisation.field_visibility);
  const { latitude, longitude, website, email, phone, ror_id } = organisation;
  const description = [organisation.description_en, organisation.description_ru];
  if (words.language === 'ru') description.reverse();

  const facts: [field: string, value: ReactNode][] = [
    ['description', description[0] ?? description[1]],
    [
      'specialisations',
      organisation.specialisations?.length ? (
        <Does codes={organisation.specialisations} words={words} most={20} />
      ) : null,
    ],
    ['offers', organisation.offers],
    ['needs', organisation.needs],
    ['address', organisation.address],
    ['region', organisation.region],
    ['countries', (organisation.countries as string[] | null)?.map(formatCountry).join(', ')],
    ['website', website && <Outside href={website} text={website.replace(/^https?:\/\//, '')} />],
    [
      'email',
      email && (
        <Anchor fz="inherit" href={`mailto:${email}`}>
          {email}
        </Anchor>
      ),
    ],
    [
      'phone',
      phone && (
        <Anchor fz="inherit" href={`tel:${phone.replaceAll(' ', '')}`}>
          {phone}
        </Anchor>
      ),
    ],
    ['founded_year', organisation.founded_year],
    ['staff_count', organisation.staff_count != null && formatNumber(organisation.staff_count)],
    ['registry_number', organisation.registry_number],
    ['ror_id', ror_id && <Outside href={`https://ror.org/${ror_id}`} text={ror_id} />],
    ['lei', organisation.lei],
    ['place', latitude != null && longitude != null && `${latitude}, ${longitude}`],
    ['other_names', (organisation.other_names as OtherName[] | null)?.map(({ name }) => name).join('; ')],
    ['ended_reason', organisation.ended_reason],
  ];
  return (
    <dl className={classes['facts']}>
      {facts.map(([field, value]) => {
        const hidden = organisation.hidden.includes(field);
        if (!value && !hidden) return null;
        return (
          <div key={field}>
            <dt>{t(`field.${field}`)}</dt>
            <dd style={{ whiteSpace: 'pre-line' }}>
              {hidden ? (
                <Text span size="sm" c="dimmed" fs="italic">
                  {t('hidden')}
                </Text>
              ) : (
                value
              )}
            </dd>
            {!hidden && (
              <dd>
                <WhoCanSee visibility={audienceOf(audienceField(field), organisation.visibility, own)} compact />
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

function Outside({ href, text }: { href: string; text: string }) {
  return (
    <Anchor fz="inherit" href={href} target="_blank" rel="noreferrer">
      {text}
    </Anchor>
  );
}
