import i18next from 'i18next';

const byLanguage: Readonly<Record<string, () => Promise<{ editorWords: Record<string, Record<string, string>> }>>> = {
  en: () => import('../i18n/editor-words-en.ts'),
  ru: () => import('../i18n/editor-words-ru.ts'),
  ro: () => import('../i18n/editor-words-ro.ts'),
};

/** Loads the words of the editor all at once: each that came later would hold up the page. */
export async function loadEditorWords(): Promise<void> {
  const languages = [i18next.resolvedLanguage ?? 'en', 'en'];
  await Promise.all([...new Set(languages)].map(addWords));
}

async function addWords(language: string): Promise<void> {
  const { editorWords = {} } = (await byLanguage[language]?.()) ?? {};
  for (const [file, words] of Object.entries(editorWords)) {
    const area = file.slice(file.lastIndexOf('/') + 1).replace('.json', '');
    i18next.addResourceBundle(language, area, words);
  }
}
