import { ownerHeaders } from './local-system.ts';

export type StaffRole = 'agent' | 'supervisor' | 'developer' | 'manager';

/** Somebody who is signed in to a system, as his browser is. */
export interface SignedInPerson {
  /** Asks the API as he does; throws what it refuses. */
  ask<Answer>(method: string, address: string, body?: unknown): Promise<Answer>;
  /** What his browser sends with a request, for sockets. */
  headers: Record<string, string>;
}

/** Invites somebody to a system and signs him in. */
export async function signInAs(runtimeUrl: string, role: StaffRole, name: string): Promise<SignedInPerson> {
  const send = (method: string, address: string, headers: Record<string, string>, body?: unknown) =>
    fetch(runtimeUrl + address, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const invited = (await (await send('POST', '/api/people/invitations', ownerHeaders, { role })).json()) as { link: string };
  const token = new URL(invited.link).searchParams.get('token');
  const newcomer = { token, name, email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.com`, password: 'correct horse battery' };
  const joined = await send('POST', '/api/join', { origin: new URL(runtimeUrl).origin }, newcomer);
  if (!joined.ok) throw new Error(`${name}: ${joined.status} ${await joined.text()}`);
  const cookie = joined.headers
    .getSetCookie()
    .map((set) => set.split(';')[0] ?? '')
    .join('; ');
  const headers = { cookie, origin: new URL(runtimeUrl).origin };
  return {
    headers,
    async ask<Answer>(method: string, address: string, body?: unknown): Promise<Answer> {
      const response = await send(method, address, headers, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
      return text === '' ? (undefined as Answer) : JSON.parse(text);
    },
  };
}
