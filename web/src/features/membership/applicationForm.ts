import type { paths } from '../../app/schema';
import type { MembershipType } from './useMemberships';

export type ApplicationBody =
  paths['/api/v1/clusters/{cluster_id}/membership-applications']['post']['requestBody']['content']['application/json'];
export type Question = MembershipType['questions'][number];
export type Answer = string | number | boolean | null;

export const ORGANISATION_TEXTS = [
  'city',
  'region',
  'address',
  'website',
  'email',
  'phone',
  'ror_id',
  'registry_number',
  'description_en',
  'description_ru',
] as const;

/** As the form's controls hold it. */
export interface ApplicationValues {
  membership_type_id: string;
  organisation_id: string | null;
  organisation: {
    name: string;
    kind: string;
    country_code: string;
    founded_year: string;
    staff_count: string;
  } & Record<(typeof ORGANISATION_TEXTS)[number], string>;
  contact_name: string;
  contact_email: string;
  language: string;
  answers: Record<string, Answer>;
}

export const NO_APPLICATION: ApplicationValues = {
  membership_type_id: '',
  organisation_id: null,
  organisation: {
    name: '',
    kind: '',
    country_code: '',
    founded_year: '',
    staff_count: '',
    ...(Object.fromEntries(ORGANISATION_TEXTS.map((field) => [field, ''])) as Record<
      (typeof ORGANISATION_TEXTS)[number],
      string
    >),
  },
  contact_name: '',
  contact_email: '',
  language: 'en',
  answers: {},
};

/** Only the answers to questions of the type that is applied for; an empty one is none. */
export function applicationBody(values: ApplicationValues, questions: Question[], submit: boolean): ApplicationBody {
  const { name, kind, country_code, founded_year, staff_count } = values.organisation;
  const texts = Object.fromEntries(
    ORGANISATION_TEXTS.map((field) => [field, values.organisation[field].trim() || null]),
  );
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  const answers: Record<string, Answer> = {};
  for (const { code } of questions) {
    const answer = values.answers[code];
    if (answer !== undefined && answer !== null && answer !== '') answers[code] = answer;
  }
  return {
    membership_type_id: values.membership_type_id,
    organisation_id: values.organisation_id,
    organisation: {
      ...texts,
      name: name.trim(),
      kind,
      country_code,
      founded_year: number(founded_year),
      staff_count: number(staff_count),
    },
    contact_name: values.contact_name.trim(),
    contact_email: values.contact_email.trim(),
    language: values.language,
    answers,
    submit,
  };
}

interface Application {
  membership_type_id: string;
  organisation_id?: string | null;
  organisation: unknown;
  contact_name: string;
  contact_email: string;
  language: string;
  answers: unknown;
}

export function applicationValues(application: Application): ApplicationValues {
  const said = application.organisation as Record<string, string | number | null>;
  const organisation = { ...NO_APPLICATION.organisation };
  for (const field of Object.keys(organisation) as (keyof typeof organisation)[]) {
    organisation[field] = String(said[field] ?? '');
  }
  return {
    membership_type_id: application.membership_type_id,
    organisation_id: application.organisation_id ?? null,
    organisation,
    contact_name: application.contact_name,
    contact_email: application.contact_email,
    language: application.language,
    answers: { ...(application.answers as Record<string, Answer>) },
  };
}

/** Words' keys by field. A draft needs its type and who applies; what is submitted needs every required answer. */
export function faultsOfApplication(
  values: ApplicationValues,
  questions: Question[],
  submit: boolean,
): Record<string, string> {
  const faults: Record<string, string> = {};
  const needed = {
    membership_type_id: values.membership_type_id,
    'organisation.name': values.organisation.name,
    'organisation.kind': values.organisation.kind,
    'organisation.country_code': values.organisation.country_code,
    contact_name: values.contact_name,
    contact_email: values.contact_email,
  };
  for (const [field, value] of Object.entries(needed)) if (!value.trim()) faults[field] = 'form.needed';
  for (const field of ['founded_year', 'staff_count'] as const) {
    if (Number.isNaN(Number(values.organisation[field]))) faults[`organisation.${field}`] = 'form.no_number';
  }
  for (const { code, kind, required } of questions) {
    const answer = values.answers[code];
    const empty = answer === undefined || answer === null || answer === '';
    if (submit && required && empty) faults[`answers.${code}`] = 'form.needed';
    else if (!empty && kind === 'number' && Number.isNaN(Number(answer))) faults[`answers.${code}`] = 'form.no_number';
  }
  return faults;
}

/** What this browser keeps of applications without an account: without the secret nobody could open them again. */
export interface KeptApplication {
  application_id: string;
  secret: string;
  name: string;
  at: string;
}

export function keptApplications(): KeptApplication[] {
  try {
    return JSON.parse(localStorage.getItem('applications') ?? '[]') as KeptApplication[];
  } catch {
    return [];
  }
}

export function keepApplication(one: KeptApplication): void {
  const others = keptApplications().filter(({ application_id }) => application_id !== one.application_id);
  localStorage.setItem('applications', JSON.stringify([one, ...others].slice(0, 50)));
}

/** The header that opens an application to who has no account. */
export function secretHeader(applicationId: string, secret?: string): Record<string, string> {
  const kept = secret ?? keptApplications().find(({ application_id }) => application_id === applicationId)?.secret;
  return kept ? { 'X-Application-Secret': kept } : {};
}

/** Keeps the secret that an address ended in, under no name yet: '#…' of the link that the applicant copied. */
export function keepSecretOfAddress(applicationId: string, hash: string): void {
  const secret = hash.replace(/^#/, '');
  if (!secret || secretHeader(applicationId)['X-Application-Secret'] === secret) return;
  keepApplication({ application_id: applicationId, secret, name: applicationId, at: new Date().toISOString() });
}
