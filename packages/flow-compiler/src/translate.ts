/** Puts an English text of the product into the language of who reads the screen; `{name}` is filled in from the values. */
export type Translate = (english: string, values?: Readonly<Record<string, string | number>>) => string;

/** Translates by a table of English texts; what it does not have stays English. */
export function translateBy(table: Readonly<Record<string, string>>): Translate {
  return (english, values = {}) => {
    const text = Object.hasOwn(table, english) ? (table[english] ?? english) : english;
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
  };
}

export const inEnglish: Translate = translateBy({});
