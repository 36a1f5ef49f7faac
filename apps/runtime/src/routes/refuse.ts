import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

/** What an API request was refused for; `path` is the field at fault, `help` what to do about it. */
export interface Refusal {
  code: string;
  message: string;
  path?: string;
  help?: string;
}

/** Answers a request with an error. */
export function refuse(context: Context, status: ContentfulStatusCode, { code, message, path, help }: Refusal) {
  return context.json({ error: { code, message, ...(path !== undefined && { path }), ...(help !== undefined && { help }) } }, status);
}

/** The first thing that is wrong with a request, by its place. */
export function refusalOf({ issues: [issue] }: z.ZodError): Refusal {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...keys].join('.');
  const what = keys.length > 0 ? 'is not known here' : (issue?.message ?? 'is wrong');
  return { code: 'bad-request', message: path === '' ? what : `${path}: ${what}`, ...(path !== '' && { path }) };
}
