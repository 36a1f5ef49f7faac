import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { LineError } from '../call/line-error.ts';

const STATUSES: Record<LineError['kind'], ContentfulStatusCode> = { invalid: 400, 'not-found': 404, conflict: 409 };

/** Turns what a control route throws into the control API's error. */
export function controlError(error: Error, c: Context, log: (message: string) => void): Response {
  if (error instanceof LineError) return respond(c, STATUSES[error.kind], error.code, error.message, error.path);
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return respond(c, 400, 'invalid', issue?.message ?? 'the request is invalid', issue?.path.join('.') || undefined);
  }
  if (error instanceof HTTPException)
    return respond(c, error.status === 413 ? 413 : 400, 'invalid', error.message || 'the request is invalid');
  log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`);
  return respond(c, 500, 'unexpected', 'the line failed; its log says why');
}

export function controlNotFound(c: Context): Response {
  return respond(c, 404, 'not-found', `there is no ${c.req.method} ${c.req.path}`);
}

function respond(c: Context, status: ContentfulStatusCode, code: string, message: string, path?: string): Response {
  return c.json({ error: { code, message, ...(path === undefined ? {} : { path }) } }, status);
}
