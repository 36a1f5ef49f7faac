import type { Prompt } from '@callwright/flow-schema';
import { inEnglish, type Translate } from './translate.ts';

/** The longest text on a node's card: more does not fit into its two lines. */
const LONGEST = 160;

/** What a node puts the words on its card together with. A draft may lack anything, so whatever is given may be missing. */
export interface CardWords {
  /** What is said in the language of the card, or in any other; empty where nothing is. */
  spoken(prompt: Prompt | undefined): string;
  /** The product's own words; empty where a value is missing. */
  words(english: string, values?: Readonly<Record<string, string | number | undefined>>): string;
}

/** The words on a card in a language of the flow, with the product's own ones translated. */
export function cardWords(language: string, translate: Translate = inEnglish): CardWords {
  return {
    spoken: (prompt = {}) => {
      const { text, audio } = inLanguage(prompt, language) ?? {};
      return withoutTags(text ?? audio ?? '');
    },
    words: (english, values = {}) => {
      const known = Object.entries(values).flatMap(([name, value]): [string, string | number][] =>
        value === undefined || value === '' ? [] : [[name, value]],
      );
      return known.length < Object.keys(values).length ? '' : translate(english, Object.fromEntries(known));
    },
  };
}

/** The value for a language, for one of the same tongue (`ro` for `ro-MD`), or the first there is. */
export function inLanguage<Value>(byLanguage: Readonly<Record<string, Value>>, language: string): Value | undefined {
  const tongue = (tag: string) => tag.toLowerCase().split('-')[0];
  const same = Object.keys(byLanguage).find((tag) => tongue(tag) === tongue(language));
  return Object.hasOwn(byLanguage, language) ? byLanguage[language] : same === undefined ? Object.values(byLanguage)[0] : byLanguage[same];
}

/** Cuts a text to what a card shows, never inside of a variable. */
export function fitCard(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST - 1);
  const opened = cut.lastIndexOf('{{');
  return `${opened > cut.lastIndexOf('}}') ? cut.slice(0, opened) : cut}…`;
}

/** `{% if name %}, {{ name | capitalize }}{% endif %}` reads `, {{ name }}`. */
function withoutTags(text: string): string {
  return text.replace(/\{%.*?%\}/gs, '').replace(/\{\{\s*([^\s|}]+)[^}]*\}\}/g, '{{ $1 }}');
}
