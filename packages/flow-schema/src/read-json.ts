import { type Diagnostic, diagnostic } from './diagnostic.ts';

/** Parses JSON; a syntax error becomes a diagnostic that names line and column. */
export function readJson(text: string): { value: unknown; problem?: Diagnostic } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, ''), text.includes('"__proto__"') ? refuseProto : undefined) };
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

function place(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined || reason.includes('line')) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
