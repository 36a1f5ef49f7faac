import { Hono } from 'hono';
import { z } from 'zod';
import { checkedBody, jsonLimit } from '../routes/checked.ts';
import { emailSchema, givenPasswordSchema } from './account-fields.ts';
import { beginSignIn, refuseInTheClear } from './begin-sign-in.ts';
import type { Auth } from './create-auth.ts';
import { needs, open } from './needs.ts';

const credentials = z.strictObject({ email: emailSchema, password: givenPasswordSchema, rememberMe: z.boolean().optional() });

/** Signing in and out; under better-auth's own addresses, so that its client finds them. */
export function signInRoutes({ auth }: { auth: Auth }) {
  return new Hono()
    .post('/sign-in/email', open(), jsonLimit, checkedBody(credentials), async (context) => {
      return refuseInTheClear(auth, context) ?? (await beginSignIn(auth, context, context.req.valid('json')));
    })
    .post('/sign-out', needs('own-account'), async (context) => {
      const { api } = await auth.library();
      const { headers } = await api.signOut({ headers: context.req.raw.headers, returnHeaders: true });
      for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
      return context.body(null, 204);
    });
}
