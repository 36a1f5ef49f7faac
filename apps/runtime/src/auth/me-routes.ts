import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { checkedBody, jsonLimit } from '../routes/checked.ts';
import { refuse } from '../routes/refuse.ts';
import { givenPasswordSchema, newPasswordSchema, personNameSchema } from './account-fields.ts';
import type { Auth } from './create-auth.ts';
import { myTokenRoutes } from './my-token-routes.ts';
import { needs } from './needs.ts';
import { refuseForNow } from './refuse-for-now.ts';

const aboutMe = z.strictObject({ name: personNameSchema.optional(), language: z.enum(['en', 'ru', 'ro']).nullable().optional() });
const passwords = z.strictObject({ current: givenPasswordSchema, password: newPasswordSchema });

/** One's own account. */
export function meRoutes({ auth }: { auth: Auth }) {
  return new Hono()
    .route('/tokens', myTokenRoutes({ auth }))
    .get('/', needs('own-account'), (context) => {
      const { user, rights, by } = context.get('signedIn');
      return context.json({ user, rights: [...rights], by });
    })
    .put('/', needs('own-account'), jsonLimit, checkedBody(aboutMe), async (context) => {
      const { name, language } = context.req.valid('json');
      const change = { ...(name !== undefined && { name }), ...(language !== undefined && { language }) };
      const { user, rights, by } = context.get('signedIn');
      const changed = await auth.people.changeSelf(user.id, change, new Date(auth.clock.now()));
      if (changed === null) return refuse(context, 409, { code: 'no-person', message: 'The owner’s token is no person.' });
      return context.json({ user: { ...user, name: changed.name, language: changed.language }, rights: [...rights], by });
    })
    .post('/password', needs('own-security'), jsonLimit, checkedBody(passwords), (context) => {
      return changePassword(auth, context, context.get('signedIn').user.id, context.req.valid('json'));
    })
    .post('/sign-out-everywhere', needs('own-security'), async (context) => {
      const { api } = await auth.library();
      const { headers } = await api.signOut({ headers: context.req.raw.headers, returnHeaders: true });
      await auth.people.signOutEverywhere(context.get('signedIn').user.id);
      for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
      return context.body(null, 204);
    });
}

/** Every other browser of the person is signed out: whoever knew the old password is out. */
async function changePassword(auth: Auth, context: Context, id: string, { current, password }: z.output<typeof passwords>) {
  const wait = auth.limits.passwordOf.take(id);
  if (wait !== null) return refuseForNow(context, wait);
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  const { api, refusalIn } = await auth.library();
  try {
    const { headers } = await api.changePassword({ headers: context.req.raw.headers, body, returnHeaders: true });
    auth.limits.passwordOf.giveBack(id);
    for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
    auth.log.info({ person: id }, 'a password was changed');
    return context.body(null, 204);
  } catch (error) {
    if (refusalIn(error) === null) throw error;
    return refuse(context, 403, { code: 'wrong-password', message: 'Your present password is another one.', path: 'current' });
  }
}
