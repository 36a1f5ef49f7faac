import { type Diagnostic, diagnostic } from './diagnostic.ts';

/** No file of ours is nested deeper; what is would overflow those who walk it. */
const DEEPEST = 100;

/** Parses JSON; a syntax error becomes a diagnostic that names line and column, and what could not be kept or spoken one that names the place. */
export function readJson(text: string): { value: unknown; problem?: Diagnostic } {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''), text.includes('"__proto__"') ? refuseProto : undefined);
    const problem = unusable(value);
    return problem === null ? { value } : { value: undefined, problem };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, problem: diagnostic('not-json', [], `This is no JSON: ${reason}${place(text, reason)}.`) };
  }
}

/** Such a key would be lost without a word when records are read. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('"__proto__" cannot name a field');
  return value;
}

/** The first place that is nested too deep, or holds text that no database keeps: NUL, or half of a character. */
function unusable(root: unknown): Diagnostic | null {
  const waiting: { value: unknown; path: (string | number)[] }[] = [{ value: root, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (path.length > DEEPEST) return diagnostic('invalid-field', path.slice(0, 5), `This is nested more than ${DEEPEST} levels deep.`);
    if (typeof value === 'string' && !isKeepable(value))
      return diagnostic('invalid-field', path, 'This text holds characters that cannot be kept (NUL or half a character).');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value))
      waiting.push({ value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] });
  }
  return null;
}

function isKeepable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

function place(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined || reason.includes('line')) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
