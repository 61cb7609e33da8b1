import type { Question, Type, TypeForm } from './api';

/** A type as a form holds it: one benefit a line, numbers as they are typed. */
export interface TypeValues {
  code: string;
  name_en: string;
  name_ru: string;
  tier: string;
  benefits_en: string;
  benefits_ru: string;
  questions: Question[];
  notice_days: number | string;
  grace_days: number | string;
  lapsed_days: number | string;
  renew_days: number | string;
  from_on: string | null;
  to_on: string | null;
}

export function valuesOf(type: Type | undefined, from_on: string): TypeValues {
  return {
    code: type?.code ?? '',
    name_en: type?.name_en ?? '',
    name_ru: type?.name_ru ?? '',
    tier: type?.tier ?? '',
    benefits_en: type?.benefits.map(({ en }) => en).join('\n') ?? '',
    benefits_ru: type?.benefits.map(({ ru }) => ru).join('\n') ?? '',
    questions: type?.questions ?? [],
    notice_days: type?.notice_days ?? 30,
    grace_days: type?.grace_days ?? 60,
    lapsed_days: type?.lapsed_days ?? 90,
    renew_days: type?.renew_days ?? '',
    from_on,
    to_on: type?.to_on ?? null,
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether every benefit has a line in either language. */
export const benefitsMatch = (values: TypeValues) =>
  linesOf(values.benefits_en).length === linesOf(values.benefits_ru).length;

export function bodyOf(values: TypeValues): TypeForm {
  const russian = linesOf(values.benefits_ru);
  return {
    code: values.code.trim(),
    name_en: values.name_en.trim(),
    name_ru: values.name_ru.trim(),
    tier: values.tier.trim(),
    benefits: linesOf(values.benefits_en).map((en, i) => ({ en, ru: russian[i] ?? en })),
    questions: values.questions,
    notice_days: Number(values.notice_days),
    grace_days: Number(values.grace_days),
    lapsed_days: Number(values.lapsed_days),
    renew_days: values.renew_days === '' ? null : Number(values.renew_days),
    from_on: values.from_on ?? '',
    to_on: values.to_on,
  };
}
