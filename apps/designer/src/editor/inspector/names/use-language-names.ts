import { languageTitle } from '@callwright/web/i18n/language-name.ts';
import { useTranslation } from 'react-i18next';

/** Names of languages of flows in the language of the page; `own` gives each in its own words. */
export function useLanguageNames({ own = false } = {}): (tag: string) => string {
  const { i18n } = useTranslation();
  return (tag) => languageTitle(tag, own ? tag : (i18n.resolvedLanguage ?? 'en'));
}
