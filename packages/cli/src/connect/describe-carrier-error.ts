import { CarrierError } from '@callwright/twiml';
import { describeFailure } from './describe-failure.ts';
import type { Trouble } from './finding.ts';

const TEST_CREDENTIALS = 20008;
const NOT_ACTIVE: ReadonlySet<number | undefined> = new Set([10001, 20005, 20403]);

/** What Twilio's refusal, or its silence, means and what to do. Throws on what is no answer of the carrier. */
export function describeCarrierError(error: unknown, apiUrl = 'https://api.twilio.com'): Trouble {
  if (!(error instanceof CarrierError)) throw error;
  const { host } = new URL(apiUrl);
  const { status, code } = error;
  if (status === undefined) return silent(host, error.cause);
  if (code === TEST_CREDENTIALS) return testCredentials();
  if (NOT_ACTIVE.has(code)) return notActive();
  if (status === 401 || status === 403) return refused(host);
  if (status === 429)
    return trouble('carrier-busy', `${host} has had too many requests of this account (HTTP 429).`, 'Wait a minute and run this again.');
  if (status >= 500)
    return trouble(
      'carrier-failed',
      `${host} has a failure of its own (HTTP ${status}).`,
      'Run this again; https://status.twilio.com tells of disturbances.',
    );
  return trouble('carrier-refused', `${host} refuses it: ${error.message}.`, helpOf(code));
}

function silent(host: string, cause: unknown): Trouble {
  const { message } = describeFailure(host, cause);
  return trouble('carrier-unreachable', message, 'Look at the network of this machine, and at TWILIO_API_URL if it is set.');
}

function refused(host: string): Trouble {
  return trouble(
    'credentials-refused',
    `${host} does not accept these credentials: the token does not belong to this account, or the account is suspended or closed.`,
    "Copy Account SID and Auth Token again from the start page of https://console.twilio.com. An API key's secret, the test credentials, the token of another or a parent account, or one that was replaced will not do.",
  );
}

function testCredentials(): Trouble {
  return trouble(
    'credentials-for-tests',
    "These are Twilio's test credentials, which own no numbers.",
    'Use the live ones: the start page of https://console.twilio.com shows them as Account Info.',
  );
}

function notActive(): Trouble {
  return trouble('account-suspended', 'The account is not active.', 'https://console.twilio.com says why; often it has run out of money.');
}

function helpOf(code: number | undefined): string {
  return code === undefined
    ? "Look whether TWILIO_API_URL leads to a server with Twilio's API."
    : `Twilio explains it at https://www.twilio.com/docs/api/errors/${code}`;
}

function trouble(check: string, message: string, help: string): Trouble {
  return { check, message, help };
}
