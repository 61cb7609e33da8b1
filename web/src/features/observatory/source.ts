import type { Study } from './study';
import type { useWords } from './useWords';

/** Where an exhibit's figures come from: the study with its year where it is published, and what repeats it. */
export function sourceLine(study: Study, { t, say }: ReturnType<typeof useWords>): string {
  const title = say({ en: study.meta.title_en, ru: study.meta.title_ru });
  const { vallis: build, seed } = study.findings;
  const year = study.meta.published_at?.slice(0, 4);
  return year
    ? t('exhibit.source', { title, year, build, seed })
    : t('exhibit.source_unpublished', { title, build, seed });
}
