import type { Hono } from 'hono';
import type { Role } from '../auth/roles.ts';
import { type Browser, browserOf } from './browser.ts';

export const password = 'correct horse battery';

/** Invites somebody as the owner, and answers his browser once he has joined. */
export async function joinAs(app: Pick<Hono, 'request'>, origin: string, role: Role, email = `${role}@example.com`): Promise<Browser> {
  const browser = browserOf(app, { origin, address: '192.0.2.1', headers: {} });
  const invited = await browser.asOwner('POST', '/api/people/invitations', { role });
  const joined = await browser.ask('POST', '/api/join', { token: tokenIn(invited.body.link), name: `The ${role}`, email, password });
  if (joined.status !== 200) throw new Error(`${role}: ${JSON.stringify(joined.body)}`);
  return browser;
}

/** The token in a link that is used once. */
export function tokenIn(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}
