import i18n, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import { type Language, LANGUAGES, startLanguage } from './languages';
import ru from './ru.json';

/**
 * One file a feature and language, loaded when a page of the feature is: `useTranslation('observatory')`. The frame's own
 * words come with it, in both: less than a request of their own would cost the first paint.
 */
const files = import.meta.glob<Record<string, unknown>>(['../features/*/*.json', '../charts/*.json'], {
  import: 'default',
});

/** 'charts' lies beside the charts, all others are features. */
function fileOf(language: string, namespace: string): string {
  if (namespace === 'charts') return `../charts/${language}.json`;
  return `../features/${namespace}/${language}.json`;
}

const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, callback) {
    const load = files[fileOf(language, namespace)];
    if (!load) return callback(new Error(`There are no words ${fileOf(language, namespace)}.`), null);
    load().then(
      (words) => callback(null, words),
      (error: unknown) => callback(error as Error, null),
    );
  },
};

/** Changes the words where they stand; the page, its forms and its place stay as they are. */
export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem('language', language);
  await i18n.changeLanguage(language);
}

export async function startWords(): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: startLanguage(),
      supportedLngs: LANGUAGES,
      resources: { en: { app: en }, ru: { app: ru } },
      partialBundledLanguages: true,
      ns: ['app'],
      defaultNS: 'app',
      fallbackNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}
