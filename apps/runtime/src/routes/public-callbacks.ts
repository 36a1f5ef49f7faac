import type { OrderACall } from '@callwright/flow-schema';
import { type Context, Hono } from 'hono';
import type { CountryCode } from 'libphonenumber-js';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { clientAddress } from '../auth/client-address.ts';
import { callableNumber } from '../callbacks/callable-number.ts';
import { type CallingQueue, callingQueue, shownNumber, zoneOfQueue } from '../callbacks/callback-rules.ts';
import type { Callback } from '../callbacks/callback-store.ts';
import { countriesIn } from '../callbacks/countries.ts';
import { orderCallback } from '../callbacks/order-callback.ts';
import { orderLimits } from '../callbacks/order-limits.ts';
import { slotWords } from '../callbacks/slot-words.ts';
import { slotsOfQueue } from '../callbacks/slots-of-queue.ts';
import { formWords, webLanguage } from '../callbacks/web-words.ts';
import { isoTime } from '../clock.ts';
import { countrySchema } from '../contacts/normalise-phone.ts';
import type { Deps } from '../deps.ts';
import { checkedBody, checkedQuery, limitOf } from './checked.ts';
import { allowOrigin, answerPreflight } from './other-sites.ts';
import { refuse } from './refuse.ts';

const DAY_SECONDS = 86_400;
const MOST_BYTES = 8 * 1024;
const SLOTS_SHOWN = 40;
const DAYS_SHOWN = 7;

const language = z.string().max(35).default('en');
const orderBody = z.strictObject({
  queue: z.string().max(100),
  number: z.string().max(60),
  country: countrySchema.optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  name: z.string().trim().max(100).optional(),
  note: z.string().trim().max(1000).optional(),
  language,
  consent: z.boolean(),
  /** Nobody sees this field: what fills it in is a program. */
  website: z.string().max(1000).optional(),
});
type Order = z.output<typeof orderBody>;

/** What visitors of web pages may do: see when they can be called, and order a call. Only for queues that allow it, and only from their sites. */
export function publicCallbackRoutes(deps: Deps) {
  const limits = orderLimits(deps.clock);
  return new Hono()
    .get('/queues/:name/slots', checkedQuery(z.strictObject({ language })), async (context) => {
      const open = openTo(deps, context, context.req.param('name'));
      if (open === null) return unknownQueue(context);
      return context.json(await formFor(deps, open.queue, context.req.valid('query').language));
    })
    .options('/callbacks', (context) => {
      // which queue is meant stands in a body that a browser does not show beforehand
      const { origin = '' } = context.req.header();
      const isKnown = deps.resources.queueNames().some((name) => isSiteOf(webOf(callingQueue(deps, name)), origin));
      return answerPreflight(context, isKnown ? origin : null);
    })
    .post('/callbacks', limitOf(MOST_BYTES), checkedBody(orderBody, { levels: 3 }), async (context) => {
      const order = context.req.valid('json');
      const open = openTo(deps, context, order.queue);
      if (open === null || context.req.header('origin') === undefined) return unknownQueue(context);
      const address = clientAddress(context, deps.auth.trustedProxies);
      const wait = limits.take(order.queue, address, open.web.perAddressPerHour);
      return wait === null ? ordered(deps, context, open, order, address) : tooMany(context, wait);
    });
}

interface OpenQueue {
  queue: CallingQueue;
  web: OrderACall;
}

/** The queue, where visitors of the asking site may order calls of it. The site may then read the answer. */
function openTo(deps: Deps, context: Context, name: string): OpenQueue | null {
  const queue = callingQueue(deps, name);
  const web = webOf(queue);
  const origin = context.req.header('origin');
  if (queue === null || web === undefined) return null;
  if (origin !== undefined && !isSiteOf(web, origin)) return null;
  if (origin !== undefined) allowOrigin(context, origin);
  return { queue, web };
}

function webOf(queue: CallingQueue | null): OrderACall | undefined {
  return queue?.policy.web?.enabled === true ? queue.policy.web : undefined;
}

function isSiteOf(web: OrderACall | undefined, origin: string): boolean {
  return web?.origins.some((one) => new URL(one).origin === origin) ?? false;
}

/** A queue that is not open to the web is not there, as seen from it. */
function unknownQueue(context: Context) {
  return refuse(context, 404, {
    code: 'unknown-queue',
    message: 'No calls can be ordered from this site for such a queue.',
    path: 'queue',
  });
}

function tooMany(context: Context, seconds: number) {
  context.header('retry-after', String(seconds));
  return refuse(context, 429, { code: 'too-many', message: `Too many calls were ordered; the next one in ${seconds} s.` });
}

async function formFor(deps: Deps, queue: CallingQueue, tag: string) {
  const tongue = webLanguage(tag);
  const { ordered: _, soon: __, ...words } = formWords[tongue];
  const ours = shownNumber(deps, queue.policy, null);
  const zone = await zoneOfQueue(deps, queue.queue, ours);
  const slots = await slotsOfQueue(deps, queue, { zones: [zone], zone, days: DAYS_SHOWN, atMost: SLOTS_SHOWN });
  return {
    title: queue.queue.title,
    words,
    country: countryOf(ours) ?? null,
    countries: countriesIn(tongue),
    slots: slots.map((slot) => ({
      from: new Date(slot.from).toISOString(),
      to: new Date(slot.to).toISOString(),
      words: slotWords(slot, deps.clock.now(), zone, tongue),
    })),
  };
}

function countryOf(number: string | null): CountryCode | undefined {
  return number === null ? undefined : parsePhoneNumberFromString(number)?.country;
}

async function ordered(deps: Deps, context: Context, { queue, web }: OpenQueue, order: Order, address: string) {
  const { website = '', consent, at, name, note } = order;
  const tongue = webLanguage(order.language);
  const ours = shownNumber(deps, queue.policy, null);
  const read = callableNumber(order.number, { country: order.country ?? countryOf(ours), strict: true });
  if ('problem' in read) return refuse(context, 400, { code: read.problem, message: read.message, path: 'number' });
  if (!consent) return refuse(context, 400, { code: 'no-consent', message: 'Nobody is called without his consent.', path: 'consent' });
  // a program is not told that it was found out
  if (website !== '') return thanks(deps, context, tongue, read.number, null);
  const since = isoTime(deps.clock, -DAY_SECONDS);
  const { count, wasRefused } = await deps.store.countOrders(read.number, since);
  if (wasRefused || count >= web.perNumberPerDay) return tooMany(context, DAY_SECONDS);
  const outcome = await orderCallback(deps, {
    queue,
    number: read.number,
    language: order.language,
    via: 'web',
    consent: { how: 'web-form', at: isoTime(deps.clock), address },
    at,
    name,
    note,
  });
  if (outcome.kind === 'refused') return refuse(context, 409, { code: outcome.code, message: outcome.message, path: 'at' });
  return thanks(deps, context, tongue, read.number, outcome.callback);
}

/** The answer is the same whether there was a callback before: strangers learn nothing of a number. */
async function thanks(deps: Deps, context: Context, tongue: keyof typeof formWords, number: string, callback: Callback | null) {
  const words = formWords[tongue];
  const zone = callback?.zones[0] ?? 'UTC';
  const { fromAt = null, toAt = null } = callback ?? {};
  const slot = fromAt === null || toAt === null ? null : { from: Date.parse(fromAt), to: Date.parse(toAt) };
  const when = slot === null ? words.soon : slotWords(slot, deps.clock.now(), zone, tongue);
  return context.json({ words: words.ordered(number, when) }, 202);
}
