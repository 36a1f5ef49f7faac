/** The name of a language tag in a language of the page; the region only where the language has several: "English (United States)", "Romanian". */
export function languageName(tag: string, surface: string): string {
  const own = new Intl.Locale(tag);
  const usual = own.maximize().region === new Intl.Locale(own.language).maximize().region;
  const alone = usual && !['en', 'es', 'pt', 'fr', 'zh'].includes(own.language);
  const name = new Intl.DisplayNames(surface, { type: 'language', languageDisplay: 'standard' }).of(alone ? own.language : tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(surface) + name.slice(1);
}
