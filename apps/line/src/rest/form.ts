import type { Context } from 'hono';
import { RestError } from './rest-error.ts';

/** The fields of a form body. */
export class Form {
  readonly #fields: URLSearchParams;

  constructor(fields: URLSearchParams) {
    this.#fields = fields;
  }

  /** A field's text; null when it was not sent. */
  text(name: string): string | null {
    return this.#fields.get(name);
  }

  all(name: string): string[] {
    return this.#fields.getAll(name);
  }

  /** An absolute http or https address, without an underscore in its host as Twilio wants it; null when it was not sent or is empty. Throws a RestError with the code. */
  url(name: string, code: number): string | null {
    const text = this.text(name);
    if (text === null || text === '') return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('_'))
      throw new RestError(code, `${name} is not a valid URL: ${text}`);
    return text;
  }

  method(name: string): string {
    const method = (this.text(name) ?? 'POST').toUpperCase();
    if (method !== 'GET' && method !== 'POST') throw new RestError(20001, `${name} must be GET or POST, not ${method}`);
    return method;
  }

  /** A whole number in a range. Throws a RestError otherwise. */
  integer(name: string, standard: number, least: number, most: number): number {
    const text = this.text(name);
    if (text === null || text === '') return standard;
    if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most) {
      throw new RestError(20001, `${name} must be a whole number from ${least} to ${most}, not ${text}`);
    }
    return Number(text);
  }
}

/** Reads a form body. Throws a RestError when it is something else. */
export async function readForm(c: Context): Promise<Form> {
  const type = c.req.header('content-type') ?? '';
  const body = await c.req.text();
  if (body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new RestError(20001, `the body must be application/x-www-form-urlencoded, not "${type}"`);
  }
  return new Form(new URLSearchParams(body));
}
