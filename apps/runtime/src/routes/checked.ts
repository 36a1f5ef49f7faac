import type { Env, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { isDeeperThan } from '../http-client/is-deeper-than.ts';
import { refusalOf, refuse } from './refuse.ts';

type Checked<Target extends 'json' | 'query', Schema extends z.ZodType> = MiddlewareHandler<
  Env,
  string,
  { in: { [_ in Target]: z.input<Schema> }; out: { [_ in Target]: z.output<Schema> } }
>;

const MOST_BYTES = 256 * 1024;
const MOST_LEVELS = 12;

/** Refuses a large JSON body before it is read. */
export const jsonLimit = limitOf(MOST_BYTES);

/** Refuses a body of more bytes with 413, before it is read. */
export function limitOf(bytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytes,
    onError: (context) => {
      context.header('connection', 'close');
      return refuse(context, 413, { code: 'too-large', message: `A body has at most ${bytes} bytes here.` });
    },
  });
}

/** Lets a request through whose query fits a schema: `context.req.valid('query')`. Else 400. */
export function checkedQuery<Schema extends z.ZodType<object>>(schema: Schema): Checked<'query', Schema> {
  return async (context, next) => {
    const read = schema.safeParse(context.req.query());
    if (!read.success) return refuse(context, 400, refusalOf(read.error));
    context.req.addValidatedData('query', read.data);
    return next();
  };
}

/**
 * Lets a request through whose JSON body fits a schema: `context.req.valid('json')`. Else 400, or 415 for what does not call itself JSON, which is
 * all that a page of another site can have a browser send.
 */
export function checkedBody<Schema extends z.ZodType<object>>(schema: Schema, { levels = MOST_LEVELS } = {}): Checked<'json', Schema> {
  return async (context, next) => {
    if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
      return refuse(context, 415, { code: 'not-json', message: 'Send JSON, with the header Content-Type: application/json.' });
    }
    const body = readJson(await context.req.text(), levels);
    if ('problem' in body) return refuse(context, 400, { code: 'bad-json', message: body.problem });
    const read = schema.safeParse(body.value);
    if (!read.success) return refuse(context, 400, refusalOf(read.error));
    context.req.addValidatedData('json', read.data);
    return next();
  };
}

function readJson(text: string, levels: number): { value: unknown } | { problem: string } {
  if (isDeeperThan(text, levels)) return { problem: `The body nests more than ${levels} levels.` };
  try {
    let isText = true;
    const value: unknown = JSON.parse(text, (key, inner) => {
      isText &&= key !== '__proto__' && isStorable(key) && (typeof inner !== 'string' || isStorable(inner));
      return inner;
    });
    return isText ? { value } : { problem: 'The body has a name or text that cannot be kept: "__proto__", U+0000, or half of a pair.' };
  } catch (error) {
    return { problem: `The body is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Postgres keeps neither. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}
