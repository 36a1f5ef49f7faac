import type { BrowserCalls } from '@callwright/flow-schema';
import { CarrierError, createVoiceToken, numberWebhooks } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { clientAddress } from '../auth/client-address.ts';
import { orderLimits } from '../callbacks/order-limits.ts';
import { newVisitor } from '../calls/visitor.ts';
import type { Deps } from '../deps.ts';
import { noApiKey } from '../talk/voice-settings.ts';
import { checkedBody, limitOf } from './checked.ts';
import { allowOrigin, answerPreflight } from './other-sites.ts';
import { refuse } from './refuse.ts';

const MOST_BYTES = 1024;
/** Long enough to begin a call, and to take it up again after a lost connection. */
const TTL_SECONDS = 300;

const callBody = z.strictObject({ number: z.string().max(20) });

/** Lets a web page's visitor call one of our numbers from his browser: only numbers that allow it, and only from their sites. */
export function publicBrowserCallRoutes(deps: Deps) {
  const limits = orderLimits(deps.clock);
  return new Hono()
    .options('/browser-calls', (context) => {
      const { numbers } = deps.environment.current();
      const { origin = '' } = context.req.header();
      return answerPreflight(context, Object.values(numbers).some(({ browserCalls }) => isSiteOf(browserCalls, origin)) ? origin : null);
    })
    .post('/browser-calls', limitOf(MOST_BYTES), checkedBody(callBody, { levels: 2 }), async (context) => {
      const { number } = context.req.valid('json');
      const origin = context.req.header('origin') ?? '';
      const rules = rulesOf(deps, number);
      if (rules === undefined || !isSiteOf(rules, origin)) return unknownNumber(context);
      allowOrigin(context, origin);
      const wait = limits.take(number, clientAddress(context, deps.auth.trustedProxies), rules.perAddressPerHour);
      if (wait !== null) return tooMany(context, wait);
      return begun(deps, context, number);
    });
}

function rulesOf({ environment }: Deps, number: string): BrowserCalls | undefined {
  const { numbers } = environment.current();
  return Object.hasOwn(numbers, number) ? numbers[number]?.browserCalls : undefined;
}

function isSiteOf(rules: BrowserCalls | undefined, origin: string): boolean {
  return rules?.origins.some((one) => new URL(one).origin === origin) ?? false;
}

async function begun(deps: Deps, context: Context, number: string) {
  const { voice } = deps.settings;
  try {
    if (voice !== undefined) return context.json(await tokenFor(deps, voice, number), 201);
    deps.log.warn({ number }, noApiKey);
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    deps.log.error({ err: error, number }, 'a call from a browser could not be prepared');
  }
  // why, strangers need not know
  return refuse(context, 503, { code: 'not-now', message: 'No calls can be made from browsers now.' });
}

/** The token makes calls through our application and takes none; the gateway is the local line, where there is one. */
async function tokenFor({ carrier, settings }: Deps, voice: NonNullable<Deps['settings']['voice']>, number: string) {
  const { publicUrl, fallbackUrl } = settings;
  const webhooks = numberWebhooks({ publicUrl, ...(fallbackUrl !== undefined && { fallbackUrl }) });
  const applicationSid = await carrier.browserApplication(webhooks);
  const { gateway, ...account } = voice;
  const identity = newVisitor();
  const token = await createVoiceToken({ ...account, identity, ttlSeconds: TTL_SECONDS, takesCalls: false, applicationSid });
  return { token, to: number, gateway, ttlSeconds: TTL_SECONDS };
}

function unknownNumber(context: Context) {
  return refuse(context, 404, { code: 'unknown-number', message: 'This site cannot call such a number from a browser.', path: 'number' });
}

function tooMany(context: Context, seconds: number) {
  context.header('retry-after', String(seconds));
  return refuse(context, 429, { code: 'too-many', message: `Too many calls were begun; the next one in ${seconds} s.` });
}
