/** What an access token of the voice SDK is signed with, and whom it is for. */
export interface VoiceTokenRequest {
  accountSid: string;
  /** `SK` and 32 hexadecimal digits. */
  apiKey: string;
  apiSecret: string;
  /** Calls to `client:<identity>` ring the browser that has it. */
  identity: string;
  /** 1 to 86,400. */
  ttlSeconds: number;
  /** Without it, it does. */
  takesCalls?: boolean;
  /** The TwiML application through which it may call; without one it makes no calls. */
  applicationSid?: string;
}

/** A token with which a browser is a phone through Twilio's voice SDK. */
export async function createVoiceToken(request: VoiceTokenRequest): Promise<string> {
  const { accountSid, apiKey, apiSecret, identity, ttlSeconds, takesCalls = true, applicationSid } = request;
  const { default: twilio } = await import('twilio');
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity, ttl: ttlSeconds });
  const outgoing = applicationSid === undefined ? {} : { outgoingApplicationSid: applicationSid };
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: takesCalls, ...outgoing }));
  return token.toJwt();
}
