import { type Diagnostic, diagnostic, languageSchema } from '@callwright/flow-schema';
import { parse } from 'yaml';
import { z } from 'zod';

const head = z.strictObject({
  title: z.string().min(1).max(200),
  queue: z.string().nullable().default(null),
  language: languageSchema.nullable().default(null),
  channel: z.enum(['in', 'callback', 'out']).nullable().default(null),
  segment: z.enum(['new', 'regular', 'lapsed', 'occasional']).nullable().default(null),
});

/** What an agent says, step by step; it is for all queues, languages, channels and callers that it does not name. */
export type Script = z.output<typeof head> & { steps: { title: string; text: string }[] };

/** Reads a file of `resources/scripts`: a head of YAML between two lines of `---`, then a step under each heading. Problems are collected. */
export function readScript(file: string): { script: Script | null; diagnostics: Diagnostic[] } {
  const [, yaml, body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(file) ?? [];
  if (yaml === undefined) return refused('The file begins with a head between two lines of "---".');
  const read = head.safeParse(parsed(yaml));
  if (!read.success) return refused(z.prettifyError(read.error));
  const steps = body
    .split(/^## +/m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split(/\r?\n/);
      return { title: title.trim(), text: lines.join('\n').trim() };
    });
  if (steps.length === 0) return refused('There is no step: each begins with a heading like "## Greet by name".');
  return { script: { ...read.data, steps }, diagnostics: [] };
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return null;
  }
}

function refused(message: string): { script: null; diagnostics: Diagnostic[] } {
  return { script: null, diagnostics: [diagnostic('invalid-value', [], message)] };
}
