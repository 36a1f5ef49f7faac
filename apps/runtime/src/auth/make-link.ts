import { randomUUID } from 'node:crypto';
import { isoTime } from '../clock.ts';
import type { Auth } from './create-auth.ts';
import type { OneTimeLink } from './link-rows.ts';
import { hashOf, newToken } from './secret-text.ts';

const pageOf = { owner: 'welcome', invitation: 'join', password: 'join' } as const;

/** Keeps a new link that is used once, and tells it: afterwards only its hash is known. */
export async function makeLink(
  auth: Pick<Auth, 'links' | 'clock' | 'home'>,
  { forSeconds, ...link }: Pick<OneTimeLink, 'kind' | 'role' | 'email' | 'name' | 'person' | 'by'> & { forSeconds: number },
): Promise<{ id: string; link: string; expiresAt: string }> {
  const token = newToken();
  const id = randomUUID();
  const expiresAt = isoTime(auth.clock, forSeconds);
  await auth.links.keep({ id, ...link, tokenHash: hashOf(token), createdAt: isoTime(auth.clock), expiresAt });
  return { id, link: linkTo(auth.home.publicUrl, link.kind, token), expiresAt };
}

/** The address of the page behind a link. */
export function linkTo(publicUrl: string, kind: OneTimeLink['kind'], token: string): string {
  return `${publicUrl}/${pageOf[kind]}?token=${token}`;
}
