import i18next from 'i18next';
import LanguageDetector from 'i18next-browser-languagedetector';
import { initReactI18next } from 'react-i18next';

/** The languages of the product itself; flows may speak others. */
export const SURFACE_LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'ru', name: 'Русский' },
  { tag: 'ro', name: 'Română' },
] as const;
export type SurfaceLanguage = (typeof SURFACE_LANGUAGES)[number]['tag'];

type Words = Record<string, unknown>;
/** How the words of an area are loaded, by file: `./<language>/<area>.json`. */
export type WordFiles = Record<string, () => Promise<unknown>>;
/** The words of what all pages share are the area `frame`. */
const frames = import.meta.glob<Words>('./words/*.json', { import: 'default' });

/** Loads the words of a language by area, when they are wanted. */
const byArea = (files: WordFiles) => ({
  type: 'backend' as const,
  read(language: string, area: string, done: (error: unknown, words?: Words) => void) {
    const load = area === 'frame' ? frames[`./words/${language}.json`] : files[`./${language}/${area}.json`];
    if (load === undefined) return done(null, {});
    load().then(
      (words) => done(null, words as Words),
      (error: unknown) => done(error),
    );
  },
});

/** Starts the words in the language that was chosen, or the browser's. `areas` are loaded before the first page is shown. */
export async function startWords(files: WordFiles, areas: readonly string[]): Promise<void> {
  await i18next
    .use(byArea(files))
    .use(LanguageDetector)
    .use(initReactI18next)
    .init({
      supportedLngs: SURFACE_LANGUAGES.map(({ tag }) => tag),
      nonExplicitSupportedLngs: true,
      load: 'languageOnly',
      fallbackLng: 'en',
      ns: ['frame', ...areas],
      defaultNS: areas[0] ?? 'frame',
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
