import type { Context } from 'hono';
import { refuse } from '../routes/refuse.ts';
import { clientAddress } from './client-address.ts';
import type { Auth } from './create-auth.ts';
import { isSafeForSecrets } from './own-origin.ts';
import { refuseForNow } from './refuse-for-now.ts';
import { ADDRESS_HEADER } from './sign-in-library.ts';

/** Signs a browser in by email and password, and answers with its cookie; or says why not. Wrong ones count against the address and the email. */
export async function beginSignIn(
  auth: Auth,
  context: Context,
  body: { email: string; password: string; rememberMe?: boolean | undefined },
) {
  const { signInFrom, signInAs } = auth.limits;
  const address = clientAddress(context, auth.trustedProxies);
  const wait = signInFrom.take(address) ?? signInAs.take(body.email);
  if (wait !== null) return refuseForNow(context, wait);
  const headers = new Headers({ 'user-agent': context.req.header('user-agent') ?? '', [ADDRESS_HEADER]: address });
  const { api, refusalIn } = await auth.library();
  try {
    const { email, password, rememberMe = true } = body;
    const signedIn = await api.signInEmail({ body: { email, password, rememberMe }, headers, returnHeaders: true });
    signInFrom.giveBack(address);
    signInAs.giveBack(email);
    for (const cookie of signedIn.headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
    const { id, name } = signedIn.response.user;
    auth.log.info({ person: id }, 'a person signed in');
    return context.json({ user: { id, name, email } });
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === null) throw error;
    return notSignedIn(context, refusal);
  }
}

/** Answers what asks for a password where others could read it on the way; undefined where none can. */
export function refuseInTheClear(auth: Auth, context: Context) {
  if (isSafeForSecrets(context.req.header('host') ?? new URL(context.req.url).host, auth.home)) return undefined;
  const message = 'Passwords are taken only over https, or on this very machine.';
  return refuse(context, 403, { code: 'needs-https', message, help: 'Set PUBLIC_URL to an address with https, and open that.' });
}

function notSignedIn(context: Context, { isDisabled }: { isDisabled: boolean }) {
  if (!isDisabled) return refuse(context, 401, { code: 'wrong-password', message: 'Email or password is wrong.' });
  return refuse(context, 403, { code: 'person-disabled', message: 'This account is turned off.', help: 'Ask an owner to turn it on.' });
}
