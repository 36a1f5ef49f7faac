import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { checkedBody, jsonLimit } from '../routes/checked.ts';
import { refuse } from '../routes/refuse.ts';
import { emailSchema, linkTokenSchema, newPasswordSchema, personNameSchema } from './account-fields.ts';
import { beginSignIn, refuseInTheClear } from './begin-sign-in.ts';
import { clientAddress } from './client-address.ts';
import type { Auth } from './create-auth.ts';
import type { OneTimeLink } from './link-rows.ts';
import { open } from './needs.ts';
import { refuseForNow } from './refuse-for-now.ts';
import { hashOf } from './secret-text.ts';

const look = z.strictObject({ token: linkTokenSchema });
const newcomer = z.strictObject({ token: linkTokenSchema, name: personNameSchema, email: emailSchema, password: newPasswordSchema });
const newPassword = z.strictObject({ token: linkTokenSchema, password: newPasswordSchema });

interface LinkEnv {
  Variables: { link: OneTimeLink };
}

/** What is behind links that are used once: the first owner's, invitations, new passwords. */
export function linkRoutes({ auth }: { auth: Auth }) {
  return new Hono()
    .post('/link', open(), jsonLimit, checkedBody(look), withLink(auth), (context) => {
      const { kind, role, email, name } = context.get('link');
      return context.json({ kind, role, email, name });
    })
    .post('/welcome', open(), jsonLimit, checkedBody(newcomer), withLink(auth, 'owner'), (context) => {
      return join(auth, context, context.req.valid('json'));
    })
    .post('/join', open(), jsonLimit, checkedBody(newcomer), withLink(auth, 'invitation'), (context) => {
      return join(auth, context, context.req.valid('json'));
    })
    .post('/new-password', open(), jsonLimit, checkedBody(newPassword), withLink(auth, 'password'), async (context) => {
      const { token, password } = context.req.valid('json');
      const refused = refuseInTheClear(auth, context);
      if (refused !== undefined) return refused;
      const { hashPassword } = await auth.library();
      const email = await auth.links.setPassword(hashOf(token), isoTime(auth.clock), await hashPassword(password));
      return email === null ? unknownLink(context) : beginSignIn(auth, context, { email, password });
    });
}

/** Finds the link that a body's token opens; wrong tokens count against the address. */
function withLink(auth: Auth, kind?: OneTimeLink['kind']): MiddlewareHandler<LinkEnv, string, { out: { json: { token: string } } }> {
  return async (context, next) => {
    const { tokensFrom } = auth.limits;
    const address = clientAddress(context, auth.trustedProxies);
    const wait = tokensFrom.take(address);
    if (wait !== null) return refuseForNow(context, wait);
    const link = await auth.links.find(hashOf(context.req.valid('json').token), isoTime(auth.clock));
    if (link === null || (kind !== undefined && link.kind !== kind)) return unknownLink(context);
    tokensFrom.giveBack(address);
    context.set('link', link);
    return next();
  };
}

async function join(auth: Auth, context: Context, { token, name, email, password }: z.output<typeof newcomer>) {
  const refused = refuseInTheClear(auth, context);
  if (refused !== undefined) return refused;
  const { hashPassword } = await auth.library();
  const person = { id: randomUUID(), name, email, password: await hashPassword(password) };
  const outcome = await auth.links.join(hashOf(token), isoTime(auth.clock), person);
  if (outcome === null) return unknownLink(context);
  if (outcome === 'email-taken') return emailTaken(context);
  auth.log.info({ person: person.id }, 'a person joined');
  return beginSignIn(auth, context, { email, password });
}

function unknownLink(context: Context) {
  const message = 'This link was used already, is too old, or never was one.';
  return refuse(context, 404, { code: 'unknown-link', message, path: 'token', help: 'Ask who gave it to you for a new one.' });
}

function emailTaken(context: Context) {
  return refuse(context, 409, { code: 'email-taken', message: 'Somebody signs in with this email already.', path: 'email' });
}
