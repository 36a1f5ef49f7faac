import type { Right } from './rights.ts';
import type { Role } from './roles.ts';

/** Who asks, and what he may do. */
export interface SignedIn {
  user: {
    /** `owner-token` for who sends the token of the settings, and is no person. */
    id: string;
    name: string;
    email: string;
    role: Role;
    language: 'en' | 'ru' | 'ro' | null;
  };
  rights: ReadonlySet<Right>;
  /** How he shows who he is: by the cookie of a browser that signed in, a token of his own, or the token of the settings. */
  by: 'browser' | 'token' | 'owner-token';
}

/** What a route behind `needs` finds in its context: `context.get('signedIn')`. */
export interface SignedInEnv {
  Variables: { signedIn: SignedIn };
}
