import { z } from 'zod';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { issuesToDiagnostics } from './issues-to-diagnostics.ts';
import { languageSchema, slugSchema } from './names.ts';

const headSchema = z.strictObject({
  title: z.string().min(1).max(200),
  queue: slugSchema.nullable().default(null),
  language: languageSchema.nullable().default(null),
  channel: z.enum(['in', 'callback', 'out']).nullable().default(null),
  segment: z.enum(['new', 'regular', 'lapsed', 'occasional']).nullable().default(null),
});

/** What an agent says, step by step; it is for all queues, languages, channels and callers that it does not name. */
export type Script = z.output<typeof headSchema> & { steps: { title: string; text: string }[] };

/**
 * Reads a file of `flows/resources/scripts`: a head of lines `name: value` (YAML without lists) between two lines of `---`, then a step under each
 * heading. Problems are collected.
 */
export function parseScript(file: string): { script: Script | null; diagnostics: Diagnostic[] } {
  const [, head, body = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(file) ?? [];
  if (head === undefined) return refused([diagnostic('invalid-field', [], 'The file begins with a head between two lines of "---".')]);
  const { value, diagnostics } = readHead(head);
  const read = headSchema.safeParse(value, { reportInput: true });
  const steps = stepsOf(body);
  const problems = [...diagnostics, ...(read.success ? [] : issuesToDiagnostics(read.error.issues))];
  if (steps.length === 0)
    problems.push(diagnostic('missing-field', ['steps'], 'There is no step: each begins with a heading like "## Greet by name".'));
  return read.success && problems.length === 0 ? { script: { ...read.data, steps }, diagnostics: [] } : refused(problems);
}

function stepsOf(body: string): Script['steps'] {
  return body
    .split(/^## +/m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split(/\r?\n/);
      return { title: title.trim(), text: lines.join('\n').trim() };
    });
}

function readHead(head: string): { value: Record<string, string | null>; diagnostics: Diagnostic[] } {
  const lines = head.split(/\r?\n/).filter((line) => !/^\s*(#.*)?$/.test(line));
  const pairs = lines.map((line) => /^([\w-]+)[ \t]*:(?:[ \t]+(.*))?$/.exec(line));
  const diagnostics = pairs.flatMap((pair, index) =>
    pair === null ? [diagnostic('invalid-field', [], `"${lines[index]}" is no line like "title: Help" in the head.`)] : [],
  );
  const value = Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] === undefined ? [] : [[pair[1], scalar(pair[2] ?? '')]])));
  return { value, diagnostics };
}

/** A value as YAML has it: in quotes of either kind or plain, with a comment behind. */
function scalar(written: string): string | null {
  const [, double] = /^("(?:[^"\\]|\\.)*")\s*(?:#.*)?$/.exec(written) ?? [];
  if (double !== undefined) return unquoted(double);
  const [, single] = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(written) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  const plain = written.replace(/(^|\s)#.*$/, '').trim();
  return plain === '' || plain === 'null' || plain === '~' ? null : plain;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

function refused(diagnostics: Diagnostic[]): { script: null; diagnostics: Diagnostic[] } {
  return { script: null, diagnostics };
}
