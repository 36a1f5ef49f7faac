import type { APIError } from 'better-auth/api';
import type { BetterAuthOptions } from 'better-auth/minimal';
import { eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import { people, signInMethods, signIns, signInVerifications } from './auth-tables.ts';

const WEEK_SECONDS = 7 * 86_400;
const DISABLED = 'PERSON_DISABLED';
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
/** Filled by us from the socket, never by who asks. */
export const ADDRESS_HEADER = 'x-callwright-address';

export interface LibrarySettings {
  db: Database;
  publicUrl: string;
  /** Signs cookies. */
  secret: string;
  log: Logger;
}

/**
 * Loads better-auth, over our database: passwords and browsers that are signed in. Only functions of it are called; none of its routes is open, so what
 * it would check of a route (origin, limits) is checked by ours. It takes a third of a second to load, which no first call waits for.
 */
export async function loadSignInLibrary({ db, publicUrl, secret, log }: LibrarySettings) {
  const { betterAuth } = await import('better-auth/minimal');
  const { drizzleAdapter } = await import('better-auth/adapters/drizzle');
  const { APIError } = await import('better-auth/api');
  const { hashPassword } = await import('better-auth/crypto');
  const disabled = () => new APIError('FORBIDDEN', { code: DISABLED, message: 'This account is turned off.' });
  const { api } = betterAuth({
    appName: 'Callwright',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: people, session: signIns, account: signInMethods, verification: signInVerifications },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        language: { type: 'string', input: false, required: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    session: { expiresIn: WEEK_SECONDS },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'callwright',
      useSecureCookies: publicUrl.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    logger: { level: 'error', log: (level, message) => log[level]({ library: 'better-auth' }, message) },
    databaseHooks: { session: { create: { before: ({ userId }) => refuseDisabled(db, userId, disabled) } } },
  } satisfies BetterAuthOptions);
  return {
    api,
    hashPassword,
    /** What it refused; null for what has failed in another way. */
    refusalIn: (error: unknown) =>
      error instanceof APIError && error.statusCode < 500 ? { isDisabled: error.body?.code === DISABLED } : null,
  };
}
export type SignInLibrary = Awaited<ReturnType<typeof loadSignInLibrary>>;

async function refuseDisabled(db: Database, id: string, disabled: () => APIError): Promise<void> {
  const [person] = await db.select({ disabledAt: people.disabledAt }).from(people).where(eq(people.id, id));
  if (person?.disabledAt !== null) throw disabled();
}
