import type { z } from 'zod';
import { type Diagnostic, diagnostic } from './diagnostic.ts';

/** Turns what zod found into diagnostics, one a place, with the key named where a field is unknown. */
export function issuesToDiagnostics(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): Diagnostic[] {
  return issues.flatMap((issue) => fromIssue(issue, [...at, ...issue.path]));
}

function fromIssue(issue: z.core.$ZodIssue, path: PropertyKey[]): Diagnostic[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => diagnostic('unknown-field', [...path, key], `"${key}" is no field here.`));
  if (issue.code === 'invalid_key') return issue.issues.map((inner) => diagnostic('invalid-field', path, `The name ${inner.message}.`));
  if (issue.code === 'invalid_union') return fromUnion(issue, path);
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined)
    return [diagnostic('missing-field', path, `"${String(path.at(-1))}" is missing.`)];
  return [diagnostic('invalid-field', path, sentence(issue.message))];
}

/** The branch that came closest is the one that the author meant. */
function fromUnion(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[]): Diagnostic[] {
  const closest = [...issue.errors]
    .sort((a, b) => a.length - b.length)
    .find((branch) => branch.some(({ path: inner }) => inner.length > 0));
  if (closest === undefined) return [diagnostic('invalid-field', path, sentence(issue.errors[0]?.[0]?.message ?? issue.message))];
  return issuesToDiagnostics(closest, path);
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
