import { isoTime } from '../clock.ts';
import type { Auth } from './create-auth.ts';
import { OWNER_LINK } from './link-rows.ts';
import { linkTo } from './make-link.ts';
import { isLoopback } from './own-origin.ts';
import { derived, hashOf } from './secret-text.ts';

const PUBLIC_LINK_SECONDS = 86_400;

/**
 * While there is no owner: the link by which somebody becomes the first one, the same at each start until it is used. Where the world can reach
 * it, it ends a day after the last start. Null when there is an owner.
 */
export async function offerOwnerLink(auth: Auth, secret: string): Promise<string | null> {
  if (await auth.people.hasOwner()) return null;
  const { publicUrl } = auth.home;
  const token = derived(secret, 'owner link');
  const expiresAt = isLoopback(new URL(publicUrl).hostname) ? null : isoTime(auth.clock, PUBLIC_LINK_SECONDS);
  const nobody = { email: null, name: null, person: null, by: null };
  const link = {
    id: OWNER_LINK,
    kind: 'owner',
    role: 'owner',
    tokenHash: hashOf(token),
    createdAt: isoTime(auth.clock),
    expiresAt,
  } as const;
  await auth.links.keep({ ...link, ...nobody });
  return linkTo(publicUrl, 'owner', token);
}
