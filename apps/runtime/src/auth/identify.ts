import { type Clock, isoTime } from '../clock.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import type { Person } from './people-rows.ts';
import { type Right, rightsOf } from './rights.ts';
import type { Role } from './roles.ts';
import { hashOf, isSameSecret } from './secret-text.ts';
import type { SignInLibrary } from './sign-in-library.ts';
import type { SignedIn } from './signed-in.ts';
import type { TokenRows } from './token-rows.ts';

/** What begins a person's token, so that it is found where it should not be. */
export const TOKEN_MARK = 'cw_';
const USE_NOTED_EVERY_SECONDS = 3600;

export interface Identified {
  signedIn: SignedIn | null;
  /** What the browser is to keep from now on. */
  cookies: string[];
  /** Too many wrong tokens came from there: so many seconds until the next is looked at. */
  waitSeconds?: number;
}

interface Parts {
  library(): Promise<SignInLibrary>;
  tokens: TokenRows;
  limits: { tokensFrom: AttemptLimit };
  ownerToken: string | undefined;
  clock: Clock;
}

/** Makes the function that says who sends a request: by its bearer token, else by its cookie. */
export function identifier({ library, tokens, limits, ownerToken, clock }: Parts) {
  return async (headers: Headers, address: string): Promise<Identified> => {
    const authorization = headers.get('authorization');
    if (authorization === null) return byCookie(headers);
    return byToken(/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '', address);
  };

  async function byCookie(headers: Headers): Promise<Identified> {
    if (!headers.has('cookie')) return { signedIn: null, cookies: [] };
    const { api } = await library();
    const { headers: more, response } = await api.getSession({ headers, returnHeaders: true });
    const cookies = more.getSetCookie();
    if (response === null || response.user.disabledAt != null) return { signedIn: null, cookies };
    const { role, language, ...user } = response.user;
    const person = { ...user, role: role as Role, language: (language ?? null) as Person['language'] };
    return { signedIn: { user: told(person), rights: rightsOf(person.role), by: 'browser' }, cookies };
  }

  async function byToken(token: string, address: string): Promise<Identified> {
    // nobody guesses a person's token, so it is looked at however often others failed from there
    const signedIn = token.startsWith(TOKEN_MARK) ? await byPersonsToken(token) : null;
    if (signedIn !== null) return { signedIn, cookies: [] };
    const waitSeconds = limits.tokensFrom.take(address);
    if (waitSeconds !== null) return { signedIn: null, cookies: [], waitSeconds };
    if (ownerToken === undefined || !isSameSecret(token, ownerToken)) return { signedIn: null, cookies: [] };
    limits.tokensFrom.giveBack(address);
    return { signedIn: byOwnerToken, cookies: [] };
  }

  async function byPersonsToken(token: string): Promise<SignedIn | null> {
    const found = await tokens.find(hashOf(token), isoTime(clock));
    if (found === null) return null;
    const { id, role } = found.token;
    await tokens.noteUse(id, isoTime(clock), isoTime(clock, -USE_NOTED_EVERY_SECONDS));
    const own = rightsOf(found.person.role);
    const rights = [...rightsOf(role)].filter((right) => own.has(right));
    return { user: told(found.person), rights: withoutSecurity(rights), by: 'token' };
  }
}

const byOwnerToken: SignedIn = {
  user: { id: 'owner-token', name: 'Owner’s token', email: 'owner-token@localhost', role: 'owner', language: null },
  rights: withoutSecurity([...rightsOf('owner')]),
  by: 'owner-token',
};

function withoutSecurity(rights: readonly Right[]): ReadonlySet<Right> {
  return new Set(rights.filter((right) => right !== 'own-security'));
}

function told({ id, name, email, role, language }: Pick<Person, 'id' | 'name' | 'email' | 'role' | 'language'>): SignedIn['user'] {
  return { id, name, email, role, language };
}
