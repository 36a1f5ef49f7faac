import { numberWebhooks, type TwilioClient } from '@callwright/twiml';
import type { Fetch } from './ask-server.ts';
import { type CreateClient, checkAccount } from './check-account.ts';
import { checkAddress } from './check-address.ts';
import { checkApiKey } from './check-api-key.ts';
import { checkFallback } from './check-fallback.ts';
import { checkNumbers, type GoodNumber } from './check-numbers.ts';
import { compareNumber, connectNumber } from './connect-number.ts';
import type { ConnectSettings } from './connect-settings.ts';
import { type Finding, standsAgainstAll } from './finding.ts';
import type { Runtime } from './probe-signature.ts';

/** Stands in texts for an address that is not known yet. */
const EXAMPLE = 'https://calls.example.com';

interface Deps {
  settings: ConnectSettings;
  createClient: CreateClient;
  fetch: Fetch;
}

/** Goes through the steps; each finding comes as soon as it is known, and what speaks against a change before that change. */
export async function* connectSteps({ settings, createClient, fetch }: Deps): AsyncGenerator<Finding> {
  const account = await checkAccount(settings, createClient);
  yield* account.findings;
  const address = await checkAddress(settings, fetch);
  yield* address.findings;
  yield* await checkApiKey(settings, account.client);
  const numbers = await checkNumbers(settings, account.client, address.runtime);
  yield* numbers.findings;
  const fallback = await checkFallback(settings, { languages: numbers.languages, publicUrl: address.askable ?? EXAMPLE }, fetch);
  yield* fallback;
  const { client } = account;
  const { runtime } = address;
  if (client === null || runtime === null || standsAgainstAll([...numbers.findings, ...fallback])) {
    if (!settings.checkOnly) yield nothingChanged();
    return;
  }
  for (const good of numbers.good) yield await settle({ settings, client, runtime, good });
  if (!settings.checkOnly) yield* leftAlone(numbers.findings);
}

function settle({
  settings,
  client,
  runtime,
  good,
}: {
  settings: ConnectSettings;
  client: TwilioClient;
  runtime: Runtime;
  good: GoodNumber;
}) {
  const webhooks = numberWebhooks({
    publicUrl: runtime.url,
    messages: runtime.takesMessages && good.owned.capabilities.sms,
    ...(settings.fallbackUrl !== undefined && { fallbackUrl: settings.fallbackUrl }),
  });
  return settings.checkOnly ? compareNumber(good.owned, webhooks) : connectNumber(client, good.owned, webhooks, settings.apiUrl);
}

function nothingChanged(): Finding {
  const message = 'No number was changed, because of what is wrong above.';
  return { step: 'connection', check: 'nothing-changed', level: 'warning', message };
}

function leftAlone(findings: readonly Finding[]): Finding[] {
  const numbers = new Set(findings.flatMap(({ level, number }) => (level === 'error' && number !== undefined ? [number] : [])));
  return [...numbers].map((number) => {
    const message = `${number} was left as it is, because of what is wrong with it above.`;
    return { step: 'connection', check: 'number-left-alone', level: 'warning', number, message };
  });
}
