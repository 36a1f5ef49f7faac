import grammar from './voice-grammar.gen.json' with { type: 'json' };

export interface ElementGrammar {
  /** Attribute name to type: `string`, `number`, `boolean` or the name of an enum; with `[]` a list parted by spaces. */
  attributes: Readonly<Record<string, string>>;
  /** Element name to the key of its own entry: an element may differ by its parent. */
  children: Readonly<Record<string, string>>;
  text: boolean;
}

const elements: Readonly<Record<string, ElementGrammar>> = grammar.elements;
const enums: Readonly<Record<string, readonly string[]>> = grammar.enums;

/** The grammar of voice TwiML as the installed `twilio` package has it. `root` is the key of `<Response>`. */
export const voiceGrammar = { root: grammar.root, elements, enums };
