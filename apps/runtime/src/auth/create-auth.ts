import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import { createAttemptLimit } from './attempt-limit.ts';
import { identifier } from './identify.ts';
import { linkRows } from './link-rows.ts';
import type { Home } from './own-origin.ts';
import { isFromOwnPage } from './own-origin.ts';
import { peopleRows } from './people-rows.ts';
import { loadSignInLibrary, type SignInLibrary } from './sign-in-library.ts';
import type { SignedIn } from './signed-in.ts';
import { tokenRows } from './token-rows.ts';

export interface AuthSettings {
  db: Database;
  home: Home;
  /** Signs cookies. */
  secret: string;
  /** Proxies whose X-Forwarded-For is believed: addresses or ranges. */
  trustedProxies: readonly string[];
  /** The token of the settings: whoever sends it is an owner. */
  ownerToken: string | undefined;
  /** The time of the people, not of calls: a simulated clock signs nobody out. */
  clock: Clock;
  log: Logger;
}

/** Sign-in: people, their browsers and tokens, and who may try how often. */
export function createAuth({ db, home, secret, trustedProxies, ownerToken, clock, log }: AuthSettings) {
  let loading: Promise<SignInLibrary> | undefined;
  const library = () => {
    loading ??= loadSignInLibrary({ db, publicUrl: home.publicUrl, secret, log });
    return loading;
  };
  const tokens = tokenRows(db);
  const limit = (most: number, perSeconds: number) => createAttemptLimit({ most, perSeconds, clock });
  const limits = {
    signInFrom: limit(10, 300),
    signInAs: limit(50, 3600),
    /** Links, and tokens in headers. */
    tokensFrom: limit(20, 300),
    passwordOf: limit(10, 300),
  };
  const identify = identifier({ library, tokens, limits, ownerToken, clock });
  return {
    home,
    trustedProxies,
    clock,
    log,
    library,
    limits,
    tokens,
    people: peopleRows(db),
    links: linkRows(db),
    identify,
    /**
     * Who a request's headers speak for, for what is no route: a WebSocket while it lasts. Null for nobody. A browser's cookie counts only when a
     * page of ours opened the connection.
     */
    async sessionOf(headers: Headers): Promise<SignedIn | null> {
      const { signedIn } = await identify(headers, 'socket');
      return signedIn?.by === 'browser' && !isFromOwnPage(headers, home) ? null : signedIn;
    },
  };
}
export type Auth = ReturnType<typeof createAuth>;
