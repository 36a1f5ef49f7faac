import type { Deps } from '../deps.ts';
import type { Settings } from '../read-settings.ts';

/** What is missing where agents cannot take calls in the browser. */
export const noApiKey =
  'Agents cannot take calls in the browser: set TWILIO_API_KEY and TWILIO_API_SECRET (Twilio Console, Account, API keys). Forwarding to a telephone works without.';
/** The local line signs with the account's own token, under any key. */
const LOCAL_KEY = `SK${'0'.repeat(32)}`;

type VoiceSettings = Pick<Settings, 'TWILIO_ACCOUNT_SID' | 'TWILIO_AUTH_TOKEN' | 'TWILIO_API_KEY' | 'TWILIO_API_SECRET' | 'TWILIO_API_URL'>;

/** What tokens of the voice SDK are made with: the account's API key, or on the local line its token. Empty where there is neither. */
export function voiceSettings(settings: VoiceSettings): Pick<Deps['settings'], 'voice'> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_KEY: apiKey, TWILIO_API_SECRET: apiSecret, TWILIO_API_URL: local } = settings;
  if (local !== undefined) {
    const gateway = new URL(local).host;
    return { voice: { accountSid, apiKey: LOCAL_KEY, apiSecret: settings.TWILIO_AUTH_TOKEN, gateway } };
  }
  return apiKey === undefined || apiSecret === undefined ? {} : { voice: { accountSid, apiKey, apiSecret, gateway: null } };
}
