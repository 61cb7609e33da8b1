import { beforeEach, expect, test } from 'vitest';
import {
  applicationBody,
  applicationValues,
  faultsOfApplication,
  keepApplication,
  keptApplications,
  NO_APPLICATION,
  type Question,
  secretHeader,
} from './applicationForm';

const questions = [
  { code: 'why', kind: 'text', required: true, text: { en: 'Why?', ru: 'Зачем?' }, choices: null },
  { code: 'beds', kind: 'number', required: false, text: { en: 'Beds?', ru: 'Коек?' }, choices: null },
] as Question[];
const linden = {
  ...NO_APPLICATION,
  membership_type_id: 't',
  organisation: { ...NO_APPLICATION.organisation, name: ' Linden ', kind: 'clinic', country_code: 'DE' },
  contact_name: 'Vera',
  contact_email: 'vera@linden.example',
  answers: { why: 'Partners', beds: '', old: 'of another type' },
};

beforeEach(() => localStorage.clear());

test('Answers to questions of another type and empty ones are not sent', () => {
  const body = applicationBody(linden, questions, true);
  expect(body.answers).toEqual({ why: 'Partners' });
  expect(body).toMatchObject({ submit: true, organisation: { name: 'Linden', city: null, staff_count: null } });
});

test('A draft may leave a required question open, what is submitted may not', () => {
  const values = { ...linden, answers: {} };
  expect(faultsOfApplication(values, questions, false)).toEqual({});
  expect(faultsOfApplication(values, questions, true)).toEqual({ 'answers.why': 'form.needed' });
  expect(Object.keys(faultsOfApplication(NO_APPLICATION, [], false))).toContain('organisation.name');
});

test('An application goes into the form as it was sent', () => {
  const sent = applicationBody({ ...linden, answers: { why: 'x', beds: 12 } }, questions, false);
  const again = applicationValues({ ...sent, organisation: sent.organisation, answers: sent.answers });
  expect(applicationBody(again, questions, false)).toEqual(sent);
});

test('The secret of an application is kept once, and opens that application alone', () => {
  const one = { application_id: 'a', secret: 's', name: 'Linden', at: '' };
  keepApplication(one);
  keepApplication(one);
  expect(keptApplications()).toHaveLength(1);
  expect(secretHeader('a')).toEqual({ 'X-Application-Secret': 's' });
  expect(secretHeader('b')).toEqual({});
});
