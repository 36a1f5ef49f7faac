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

  /** Whether a field is `true`; null when it was not sent. Twilio takes anything else for false. */
  flag(name: string): boolean | null {
    const text = this.text(name);
    return text === null || text === '' ? null : text.toLowerCase() === 'true';
  }

  /** One of some words. Throws a RestError for another. */
  word<Word extends string>(name: string, standard: Word, words: readonly Word[]): Word {
    const text = this.text(name) || standard;
    const word = words.find((known) => known === text);
    if (word === undefined) throw new RestError(20001, `${name} is one of ${words.join(', ')}, not ${text}`);
    return word;
  }

  /** Some of some words, in repeated fields or with spaces between them. Throws a RestError for another. */
  words<Word extends string>(name: string, standard: readonly Word[], words: readonly Word[]): Word[] {
    const asked = this.all(name)
      .flatMap((text) => text.split(/[\s,]+/))
      .filter((text) => text !== '');
    const unknown = asked.find((text) => !words.some((known) => known === text));
    if (unknown !== undefined) throw new RestError(20001, `${name} takes ${words.join(', ')}, not "${unknown}"`);
    return asked.length === 0 ? [...standard] : words.filter((word) => asked.includes(word));
  }

  method(name: string, standard = 'POST'): string {
    const method = (this.text(name) || standard).toUpperCase();
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
