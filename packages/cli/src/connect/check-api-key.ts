import { CarrierError, type TwilioClient } from '@callwright/twiml';
import type { ConnectSettings } from './connect-settings.ts';
import { describeCarrierError } from './describe-carrier-error.ts';
import type { Finding } from './finding.ts';

const HTTP_NOT_FOUND = 404;
const howToMake = 'https://console.twilio.com, Account, API keys: create a standard key, and set TWILIO_API_KEY and TWILIO_API_SECRET.';

/** Whether agents can take calls in the browser: their tokens are signed with an API key of the account. The local line needs none. */
export async function checkApiKey({ apiKey, apiSecret, apiUrl }: ConnectSettings, client: TwilioClient | null): Promise<Finding[]> {
  if (apiUrl !== undefined) return [];
  if (apiKey === undefined && apiSecret === undefined)
    return [finding('warning', 'api-key-missing', 'Agents cannot take calls in the browser yet, only on telephones: there is no API key.')];
  if (apiKey === undefined || apiSecret === undefined)
    return [finding('warning', 'api-key-missing', 'TWILIO_API_KEY and TWILIO_API_SECRET are set together, or not at all.')];
  if (!/^SK[0-9a-fA-F]{32}$/.test(apiKey)) return [finding('error', 'api-key-form', 'TWILIO_API_KEY is not SK and 32 hexadecimal digits.')];
  return client === null ? [] : [await knownKey(client, apiKey)];
}

async function knownKey(client: TwilioClient, apiKey: string): Promise<Finding> {
  try {
    const { friendlyName } = await client.keys(apiKey).fetch();
    return {
      step: 'browsers',
      level: 'ok',
      check: 'api-key-known',
      message: `Agents take calls in the browser with the API key "${friendlyName}".`,
    };
  } catch (error) {
    if (error instanceof CarrierError && error.status === HTTP_NOT_FOUND)
      return finding('error', 'api-key-unknown', 'TWILIO_API_KEY is no key of this account: browsers of agents would be refused.');
    return { step: 'browsers', level: 'warning', ...describeCarrierError(error, undefined) };
  }
}

function finding(level: Finding['level'], check: string, message: string): Finding {
  return { step: 'browsers', check, level, message, help: howToMake };
}
