import type { Study } from './study';
import type { useWords } from './useWords';

/** Where an exhibit's figures come from: the study, its day, and the first signs of its content hash. */
export function sourceLine(study: Study, { t, say }: ReturnType<typeof useWords>): string {
  return t('exhibit.source', {
    title: say({ en: study.meta.title_en, ru: study.meta.title_ru }),
    year: (study.meta.published_at ?? '').slice(0, 4),
    build: study.findings.vallis,
    seed: study.findings.seed,
  });
}
