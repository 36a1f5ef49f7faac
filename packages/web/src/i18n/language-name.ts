/** What a language is called in another, "Romanian" or "română"; the tag itself where it has no name. Asking takes milliseconds, so answers are kept. */
export function languageName(tag: string, inLanguage: string): string {
  const key = `${inLanguage} ${tag}`;
  const name = known.get(key) ?? orTag(tag, () => displayed(tag.split('-')[0] ?? tag, inLanguage));
  known.set(key, name);
  return name;
}

/** The same at the beginning of a line. */
export function languageTitle(tag: string, inLanguage: string): string {
  return orTag(tag, () => capitalised(languageName(tag, inLanguage), inLanguage));
}

/** With the region where the language has several of weight: "English (United States)", "Romanian". */
export function fullLanguageTitle(tag: string, inLanguage: string): string {
  const own = new Intl.Locale(tag);
  const usual = own.maximize().region === new Intl.Locale(own.language).maximize().region;
  const alone = usual && !['en', 'es', 'pt', 'fr', 'zh'].includes(own.language);
  return capitalised(displayed(alone ? own.language : tag, inLanguage) ?? tag, inLanguage);
}

const known = new Map<string, string>();

/** A draft may name a language that is none. */
function orTag(tag: string, name: () => string | undefined): string {
  try {
    return name() ?? tag;
  } catch {
    return tag;
  }
}

function displayed(tag: string, inLanguage: string): string | undefined {
  return new Intl.DisplayNames([inLanguage], { type: 'language', languageDisplay: 'standard' }).of(tag);
}

function capitalised(name: string, inLanguage: string): string {
  return name.slice(0, 1).toLocaleUpperCase(inLanguage) + name.slice(1);
}
