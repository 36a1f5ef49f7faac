import type { Auth } from './create-auth.ts';
import { offerOwnerLink } from './offer-owner-link.ts';
import { isSafeForSecrets } from './own-origin.ts';

/** Says at start how somebody becomes the owner while there is none, and when nobody can sign in from outside. */
export async function tellOfSignIn(auth: Auth, secret: string): Promise<void> {
  const link = await offerOwnerLink(auth, secret);
  if (link !== null) auth.log.info({ tell: true }, `Nobody can sign in yet. Open this to become the owner: ${link}`);
  const { publicUrl } = auth.home;
  if (!isSafeForSecrets(new URL(publicUrl).host, auth.home))
    auth.log.warn({ publicUrl }, 'PUBLIC_URL has no https, so people can sign in on this very machine only');
}
