import { verifySignature } from '@callwright/twiml';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Deps } from '../deps.ts';

export type Form = Record<string, string | string[]>;
export interface WebhookEnv {
  Variables: { form: Form };
}

const MOST_BYTES = 256 * 1024;

/** Refuses a large form before it is read. */
export const formLimit = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (context) =>
    context.json(refusal('form-too-large', `A webhook's form has at most ${MOST_BYTES} bytes.`), 413, { connection: 'close' }),
});

/** Lets only the carrier in: reads the form and checks its signature over the address that the carrier was given. Else 403, and nothing changed. */
export function signedForm({ settings, log }: Deps): MiddlewareHandler<WebhookEnv> {
  return createMiddleware<WebhookEnv>(async (context, next) => {
    const body = await context.req.text();
    const form = formOf(body);
    const url = `${settings.publicUrl}${addressOf(context)}`;
    const signature = context.req.header('x-twilio-signature');
    if (!verifySignature({ authToken: settings.authToken, signature, url, form, rawBody: body })) {
      log.warn({ url, signed: signature !== undefined }, 'a webhook without a valid signature was refused');
      return context.json(
        refusal('bad-signature', `X-Twilio-Signature is ${signature === undefined ? 'missing' : 'not valid'} for ${url}.`),
        403,
      );
    }
    context.set('form', form);
    return next();
  });
}

function refusal(code: string, message: string) {
  return { error: { code, message } };
}

function addressOf(context: Context): string {
  const { pathname, search } = new URL(context.req.url);
  return pathname + search;
}

function formOf(body: string): Form {
  const form: Form = Object.create(null);
  for (const [key, value] of new URLSearchParams(body)) {
    const before = form[key];
    form[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return form;
}
