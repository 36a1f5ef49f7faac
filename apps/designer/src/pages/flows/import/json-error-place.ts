const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

/** What may stand next, by what is open and what came before. */
type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** Line and column, from 1, at which a text stops being JSON (RFC 8259); its end where something is missing. Engines do not tell it. */
export function jsonErrorPlace(text: string): { line: number; column: number } {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  token.lastIndex = 0;
  for (let at = 0; ; at = token.lastIndex) {
    const [whole, mark, string, scalar] = token.exec(text) ?? [];
    if (whole === undefined) return placeOf(text, at);
    const next = follows(wanted, { mark, isString: string !== undefined, isScalar: scalar !== undefined }, open);
    if (next === null) return placeOf(text, at);
    wanted = next;
  }
}

function follows(
  wanted: Wanted,
  { mark, isString, isScalar }: { mark: string | undefined; isString: boolean; isScalar: boolean },
  open: ('{' | '[')[],
): Wanted | null {
  const inside = open.at(-1);
  if (mark === '}' || mark === ']') {
    const closes = inside === (mark === '}' ? '{' : '[');
    if (!closes || !wanted.endsWith('-or-end')) return null;
    open.pop();
    return open.length > 0 ? 'comma-or-end' : 'nothing';
  }
  if (mark === ',' && wanted === 'comma-or-end') return inside === '{' ? 'key' : 'value';
  if (wanted === 'colon') return mark === ':' ? 'value' : null;
  if (wanted.startsWith('key')) return isString ? 'colon' : null;
  if (!wanted.startsWith('value')) return null;
  if (mark === '{' || mark === '[') {
    open.push(mark);
    return mark === '{' ? 'key-or-end' : 'value-or-end';
  }
  if (!isString && !isScalar) return null;
  return open.length > 0 ? 'comma-or-end' : 'nothing';
}

function placeOf(text: string, from: number): { line: number; column: number } {
  const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
