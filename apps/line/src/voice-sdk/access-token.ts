import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const claimsSchema = z.object({
  sub: z.string(),
  exp: z.number(),
  grants: z.object({
    identity: z.string().regex(/^[A-Za-z0-9_.@-]{1,121}$/),
    voice: z.object({
      incoming: z.object({ allow: z.boolean() }).optional(),
      outgoing: z.object({ application_sid: z.string() }).optional(),
    }),
    phone: z.string().optional(),
  }),
});

/** What an access token lets a device do. */
export interface DeviceGrant {
  identity: string;
  /** Calls to `client:<identity>` ring it. */
  takesCalls: boolean;
  /** The application through which it may call. */
  applicationSid: string | null;
  /** The number of a phone page: the device lends its sound to that phone's calls, and makes and takes none. */
  phone: string | null;
  /** Seconds that the token still holds. */
  ttl: number;
  /** When it ends, in milliseconds. */
  expiresAt: number;
}

/** Why a token is refused, in Twilio's codes. */
export interface TokenRefusal {
  code: 20101 | 20104;
  message: string;
}

/** Reads a Twilio access token that was signed with the account's token as API secret. */
export async function readAccessToken(
  token: string,
  { accountSid, secret, now }: { accountSid: string; secret: string; now: number },
): Promise<DeviceGrant | TokenRefusal> {
  try {
    const options = { algorithms: ['HS256'], currentDate: new Date(now) };
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), options);
    const { sub, exp, grants } = claimsSchema.parse(payload);
    if (sub !== accountSid) return { code: 20101, message: `The access token is for the account ${sub}, not ${accountSid}.` };
    const { incoming, outgoing } = grants.voice;
    return {
      identity: grants.identity,
      takesCalls: incoming?.allow === true,
      applicationSid: outgoing?.application_sid ?? null,
      phone: grants.phone ?? null,
      ttl: Math.max(0, Math.floor(exp - now / 1000)),
      expiresAt: exp * 1000,
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { code: 20104, message: 'The access token has expired.' };
    const reason = error instanceof Error ? error.message : String(error);
    return { code: 20101, message: `The access token cannot be used: ${reason}` };
  }
}

const PHONE_TTL_SECONDS = 3600;

/** A token with which a browser lends microphone and speaker to the calls of one phone of the outside world. Twilio knows no such tokens. */
export function createPhoneToken(
  phone: string,
  { accountSid, secret, now }: { accountSid: string; secret: string; now: number },
): Promise<string> {
  const grants = { identity: `phone_${phone.replace(/\D/g, '')}`, voice: {}, phone };
  return new SignJWT({ grants })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' })
    .setSubject(accountSid)
    .setExpirationTime(Math.floor(now / 1000) + PHONE_TTL_SECONDS)
    .sign(new TextEncoder().encode(secret));
}
