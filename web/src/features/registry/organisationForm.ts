import type { paths } from '../../app/schema';
import type { Visibility } from '../../shared/WhoCanSee';
import type { Organisation } from './columns';

export type OrganisationBody = NonNullable<
  paths['/api/v1/organisations']['post']['requestBody']
>['content']['application/json'];
export type Audience = Exclude<Visibility, 'self'>;
export type OtherName = NonNullable<OrganisationBody['other_names']>[number];

/** As the form's controls hold it: an empty text is no value. */
export interface OrganisationValues {
  name: string;
  kind: string;
  country_code: string;
  region: string;
  city: string;
  address: string;
  latitude: string;
  longitude: string;
  website: string;
  email: string;
  phone: string;
  ror_id: string;
  registry_number: string;
  lei: string;
  founded_year: string;
  staff_count: string;
  description_en: string;
  description_ru: string;
  offers: string;
  needs: string;
  specialisations: string[];
  countries: string[];
  other_names: OtherName[];
  visibility: Audience;
  /** Where a field differs from its default. */
  field_visibility: Record<string, Audience>;
}

export const TEXTS = [
  'region',
  'city',
  'address',
  'website',
  'email',
  'phone',
  'ror_id',
  'registry_number',
  'lei',
  'description_en',
  'description_ru',
  'offers',
  'needs',
] as const;
export const NUMBERS = ['latitude', 'longitude', 'founded_year', 'staff_count'] as const;

/** Fields that are for members where the record says nothing else; all others are seen with the record. */
const FOR_MEMBERS = ['address', 'email', 'phone', 'registry_number', 'staff_count', 'ended_reason'];

/** From everybody to the fewest. */
export const AUDIENCES: readonly Audience[] = ['public', 'signed_in', 'members', 'named', 'staff'];

/** Who sees a field of a record: what is said of it, else its default; never more than see the record. */
export function audienceOf(
  field: string,
  visibility: Audience | null | undefined,
  own: Record<string, Audience>,
  forMembers: readonly string[] = FOR_MEMBERS,
): Audience {
  const record = visibility ?? 'public';
  const wished = own[field] ?? (forMembers.includes(field) ? 'members' : record);
  return AUDIENCES[Math.max(AUDIENCES.indexOf(wished), AUDIENCES.indexOf(record))]!;
}

/** Latitude and longitude are one field, the place; so are the two descriptions. */
export function audienceField(field: string): string {
  if (field === 'latitude' || field === 'longitude') return 'place';
  if (field === 'description_en' || field === 'description_ru') return 'description';
  return field;
}

/** With another audience of one field; undefined takes back what the record said of it. */
export function withAudience(
  own: Record<string, Audience>,
  field: string,
  audience: Audience | undefined,
): Record<string, Audience> {
  const next = { ...own };
  if (audience) next[field] = audience;
  else delete next[field];
  return next;
}

export function ownAudiences(list: Organisation['field_visibility']): Record<string, Audience> {
  const entries = (list ?? []) as { field: string; visibility: Audience }[];
  return Object.fromEntries(entries.map(({ field, visibility }) => [field, visibility]));
}

export const NOTHING: OrganisationValues = {
  ...(Object.fromEntries([...TEXTS, ...NUMBERS].map((field) => [field, ''])) as Record<
    (typeof TEXTS)[number] | (typeof NUMBERS)[number],
    string
  >),
  name: '',
  kind: '',
  country_code: '',
  specialisations: [],
  countries: [],
  other_names: [],
  visibility: 'public',
  field_visibility: {},
};

export function valuesOf(organisation: Organisation): OrganisationValues {
  const values: OrganisationValues = {
    ...NOTHING,
    name: organisation.name,
    kind: organisation.kind,
    country_code: organisation.country_code,
    specialisations: (organisation.specialisations as string[] | null) ?? [],
    countries: (organisation.countries as string[] | null) ?? [],
    other_names: (organisation.other_names as OtherName[] | null) ?? [],
    visibility: organisation.visibility ?? 'public',
    field_visibility: ownAudiences(organisation.field_visibility),
  };
  for (const field of TEXTS) values[field] = organisation[field] ?? '';
  for (const field of NUMBERS) values[field] = organisation[field]?.toString() ?? '';
  return values;
}

export function bodyOf(values: OrganisationValues): OrganisationBody {
  const body: OrganisationBody = {
    name: values.name.trim(),
    kind: values.kind,
    country_code: values.country_code,
    specialisations: values.specialisations,
    countries: values.countries,
    other_names: values.other_names.filter(({ name }) => name.trim()),
    visibility: values.visibility,
    field_visibility: Object.entries(values.field_visibility).map(([field, visibility]) => ({ field, visibility })),
  };
  for (const field of TEXTS) body[field] = values[field].trim() || null;
  for (const field of NUMBERS) body[field] = numberOf(values[field]);
  return body;
}

/** A decimal comma is a point, blanks part thousands. What is no number is left to the server's sentence. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  return plain === '' ? null : Number(plain);
}

/** What can be said before the server is asked; keys of words, by field. */
export function faultsOfValues(values: OrganisationValues): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const field of ['name', 'kind', 'country_code'] as const) {
    if (!values[field].trim()) faults[field] = 'form.needed';
  }
  for (const field of NUMBERS) {
    if (Number.isNaN(numberOf(values[field]))) faults[field] = 'form.no_number';
  }
  if (!values.latitude !== !values.longitude) faults[values.latitude ? 'longitude' : 'latitude'] = 'form.both_degrees';
  return faults;
}
