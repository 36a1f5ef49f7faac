/** A name in a template that may be a variable: where it stands in the text. */
export interface NameAt {
  name: string;
  at: number;
}

const code = /\{\{-?(.*?)-?\}\}|\{%-?\s*(\w*)(.*?)-?%\}/gs;
/** Texts in quotes, names with what stands right before and behind them, single signs. */
const token = /"[^"]*"|'[^']*'|[A-Za-z_][\w-]*|\d[\w.]*|\S/g;
const notNames = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank', 'and', 'or', 'not', 'contains', 'in', 'as']);

/** The names that a Liquid text reads or sets, each by its root: of `{{ contact.name | default: x }}` these are contact and x. */
export function templateNames(text: string): NameAt[] {
  if (!text.includes('{')) return [];
  return [...text.matchAll(code)].flatMap((match) => {
    const [whole, output, , tag] = match;
    const inner = output ?? tag ?? '';
    // what stands between the braces occurs once from its own beginning on
    const start =
      match.index + (output === undefined ? whole.length - inner.length - (whole.endsWith('-%}') ? 3 : 2) : whole.indexOf(inner, 2));
    return namesIn(inner).map(({ name, at }) => ({ name, at: at + start }));
  });
}

function namesIn(inner: string): NameAt[] {
  const tokens = [...inner.matchAll(token)];
  return tokens.flatMap((match, index): NameAt[] => {
    const [name] = match;
    const [before, after] = [tokens[index - 1]?.[0], tokens[index + 1]?.[0]];
    if (!/^[A-Za-z_]/.test(name) || notNames.has(name) || before === '.' || before === '|') return [];
    const isArgument = after === ':' && (before === ',' || before === ':');
    return isArgument ? [] : [{ name, at: match.index }];
  });
}

/** A Liquid text in which a variable has another name. */
export function renamedInTemplate(text: string, from: string, to: string): string {
  return templateNames(text)
    .filter(({ name }) => name === from)
    .reduceRight((renamed, { at }) => renamed.slice(0, at) + to + renamed.slice(at + from.length), text);
}
