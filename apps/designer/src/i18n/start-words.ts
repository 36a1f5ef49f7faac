import i18next from 'i18next';
import LanguageDetector from 'i18next-browser-languagedetector';
import { initReactI18next } from 'react-i18next';

/** The languages of the product itself; flows may speak others. */
export const SURFACE_LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'ru', name: 'Русский' },
  { code: 'ro', name: 'Română' },
] as const;
export type SurfaceLanguage = (typeof SURFACE_LANGUAGES)[number]['code'];

type Words = Record<string, unknown>;
const files = import.meta.glob<Words>('./*/*.json', { import: 'default' });

/** Loads the words of a language by area, when they are wanted. */
const byArea = {
  type: 'backend' as const,
  read(language: string, area: string, done: (error: unknown, words?: Words) => void) {
    const load = files[`./${language}/${area}.json`];
    if (load === undefined) return done(null, {});
    load().then(
      (words) => done(null, words),
      (error: unknown) => done(error),
    );
  },
};

/** Starts the words in the language that was chosen, or the browser's. */
export async function startWords(): Promise<void> {
  await i18next
    .use(byArea)
    .use(LanguageDetector)
    .use(initReactI18next)
    .init({
      supportedLngs: SURFACE_LANGUAGES.map(({ code }) => code),
      nonExplicitSupportedLngs: true,
      load: 'languageOnly',
      fallbackLng: 'en',
      ns: ['shell'],
      defaultNS: 'shell',
      keySeparator: false,
      nsSeparator: false,
      returnNull: false,
      interpolation: { escapeValue: false },
      detection: { order: ['localStorage', 'navigator'], lookupLocalStorage: 'callwright.language', caches: ['localStorage'] },
    });
  document.documentElement.lang = i18next.resolvedLanguage ?? 'en';
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
}
