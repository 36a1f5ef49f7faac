import { useTranslation } from 'react-i18next';

/** Names of languages of flows in the language of the page; `own` gives each in its own words. */
export function useLanguageNames({ own = false } = {}): (tag: string) => string {
  const { i18n } = useTranslation();
  return (tag) => languageName(tag, own ? tag : (i18n.resolvedLanguage ?? 'en'));
}

const known = new Map<string, string>();

/** "română" for ro-RO; a tag that nobody knows stays as it is. Asking the browser takes milliseconds, so its answers are kept. */
function languageName(tag: string, shownIn: string): string {
  const key = `${shownIn} ${tag}`;
  const name = known.get(key) ?? asked(tag, shownIn);
  known.set(key, name);
  return name;
}

function asked(tag: string, shownIn: string): string {
  try {
    const language = tag.split('-')[0] ?? tag;
    const name = new Intl.DisplayNames([shownIn], { type: 'language', languageDisplay: 'standard' }).of(language) ?? tag;
    return name.charAt(0).toLocaleUpperCase(shownIn) + name.slice(1);
  } catch {
    return tag;
  }
}
