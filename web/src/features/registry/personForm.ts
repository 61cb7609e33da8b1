import type { paths } from '../../app/schema';
import { type Audience, ownAudiences } from './organisationForm';
import type { Person } from './PeoplePage';

export type PersonBody = paths['/api/v1/people/{person_id}']['put']['requestBody']['content']['application/json'];

export const PERSON_TEXTS = ['title', 'email', 'phone', 'country_code', 'orcid', 'about', 'offers', 'needs'] as const;

/** As the form's controls hold it: an empty text is no value. */
export type PersonValues = Record<(typeof PERSON_TEXTS)[number], string> & {
  given_name: string;
  family_name: string;
  language: string;
  visibility: Audience;
  field_visibility: Record<string, Audience>;
};

/** Fields that stay with the members where the record is more open. */
export const PERSON_FOR_MEMBERS: readonly string[] = ['email', 'phone'];

export const NOBODY: PersonValues = {
  given_name: '',
  family_name: '',
  title: '',
  email: '',
  phone: '',
  country_code: '',
  orcid: '',
  about: '',
  offers: '',
  needs: '',
  language: 'en',
  visibility: 'members',
  field_visibility: {},
};

export function personValues(person: Person): PersonValues {
  const values: PersonValues = {
    ...NOBODY,
    given_name: person.given_name,
    family_name: person.family_name,
    language: person.language,
    visibility: person.visibility ?? 'members',
    field_visibility: ownAudiences(person.field_visibility),
  };
  for (const field of PERSON_TEXTS) values[field] = person[field] ?? '';
  return values;
}

export function personBody(values: PersonValues): PersonBody {
  const body: PersonBody = {
    given_name: values.given_name.trim(),
    family_name: values.family_name.trim(),
    language: values.language,
    visibility: values.visibility,
    field_visibility: Object.entries(values.field_visibility).map(([field, visibility]) => ({ field, visibility })),
  };
  for (const field of PERSON_TEXTS) body[field] = values[field].trim() || null;
  return body;
}

export function faultsOfPerson(values: PersonValues): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!values.given_name.trim()) faults['given_name'] = 'form.needed';
  if (!values.family_name.trim()) faults['family_name'] = 'form.needed';
  return faults;
}
