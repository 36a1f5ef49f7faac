import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

export interface Country {
  code: string;
  title: string;
  /** Of numbers in this country, without the plus. */
  prefix: string;
}

const lists = new Map<string, Country[]>();

/** All countries that have numbers, by their names in a language. */
export function countriesIn(language: string): Country[] {
  const list = lists.get(language) ?? listIn(language);
  lists.set(language, list);
  return list;
}

function listIn(language: string): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const order = new Intl.Collator(language);
  return getCountries()
    .map((code) => ({ code, title: names.of(code) ?? code, prefix: getCountryCallingCode(code) }))
    .sort((a, b) => order.compare(a.title, b.title));
}
