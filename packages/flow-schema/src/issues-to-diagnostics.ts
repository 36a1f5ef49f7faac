import type { z } from 'zod';
import { type Diagnostic, diagnostic } from './diagnostic.ts';

/** How people call the field at a place of what was read. */
export type FieldName = (path: readonly PropertyKey[]) => string;

/** Turns what zod found into diagnostics, one a place, with the key named where a field is unknown. */
export function issuesToDiagnostics(
  issues: readonly z.core.$ZodIssue[],
  at: readonly PropertyKey[] = [],
  nameOf: FieldName = (path) => String(path.at(-1)),
): Diagnostic[] {
  return issues.flatMap((issue) => fromIssue(issue, [...at, ...issue.path], nameOf));
}

function fromIssue(issue: z.core.$ZodIssue, path: PropertyKey[], nameOf: FieldName): Diagnostic[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => diagnostic('unknown-field', [...path, key], `"${key}" is no field here.`));
  if (issue.code === 'invalid_key') return issue.issues.map((inner) => diagnostic('invalid-field', path, `The name ${inner.message}.`));
  if (isLeftOut(issue)) return [diagnostic('missing-field', path, `"${nameOf(path)}" is missing.`)];
  if (issue.code === 'invalid_union') return fromUnion(issue, path, nameOf);
  return [diagnostic('invalid-field', path, sentence(issue.message))];
}

/** Nothing was given, or an empty text or list where there must be something in it. */
function isLeftOut({ code, input }: z.core.$ZodIssue): boolean {
  if (input === undefined) return code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union';
  if (Array.isArray(input)) return input.length === 0 && code === 'too_small';
  return input === '' && (code === 'too_small' || code === 'invalid_format' || code === 'custom');
}

/** The branch that came closest is the one that the author meant. */
function fromUnion(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[], nameOf: FieldName): Diagnostic[] {
  const closest = [...issue.errors]
    .sort((a, b) => a.length - b.length)
    .find((branch) => branch.some(({ path: inner }) => inner.length > 0));
  if (closest === undefined) return [diagnostic('invalid-field', path, sentence(issue.errors[0]?.[0]?.message ?? issue.message))];
  return issuesToDiagnostics(closest, path, nameOf);
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
