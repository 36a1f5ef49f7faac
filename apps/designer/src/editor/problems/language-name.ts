/** What a language is called, in the language of the page: "Romanian"; the tag itself where it has no name. */
export function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language', languageDisplay: 'standard' }).of(tag.split('-')[0] ?? tag) ?? tag;
  } catch {
    // a draft may name a language that is none
    return tag;
  }
}
