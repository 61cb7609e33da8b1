/** What the wizard offers: names in both languages, for each reader sees the list in their own. */
const terms = { benefits: [], questions: [], notice_days: 30, grace_days: 60, lapsed_days: 90, renew_days: null };

export const KINDS = [
  { code: 'member', name_en: 'Member', name_ru: 'Участник', tier: 'core', ...terms },
  { code: 'associate', name_en: 'Associate partner', name_ru: 'Ассоциированный партнёр', tier: 'associate', ...terms },
  { code: 'observer', name_en: 'Observer', name_ru: 'Наблюдатель', tier: 'observer', ...terms },
];
export type Kind = (typeof KINDS)[number];
