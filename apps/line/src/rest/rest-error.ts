import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A REST request that Twilio refuses. `code` is Twilio's. */
export class RestError extends Error {
  readonly code: number;
  readonly status: ContentfulStatusCode;

  constructor(code: number, message: string, status: ContentfulStatusCode = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Turns what a REST route throws into Twilio's error body. */
export function restError(error: Error, c: Context, log: (message: string) => void): Response {
  if (error instanceof RestError) {
    const { code, message, status } = error;
    if (status === 401) c.header('www-authenticate', 'Basic realm="Twilio API"');
    return c.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status);
  }
  log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`);
  return c.json({ code: 20500, message: 'Internal Server Error', more_info: 'https://www.twilio.com/docs/errors/20500', status: 500 }, 500);
}

export function restNotFound(c: Context): RestError {
  return new RestError(20404, `The requested resource ${c.req.path} was not found`, 404);
}
