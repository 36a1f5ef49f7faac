import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isFromOtherPage } from '../auth/own-origin.ts';
import { callingQueue, zoneOfQueue } from '../callbacks/callback-rules.ts';
import type { Callback } from '../callbacks/callback-store.ts';
import { expectedCall } from '../callbacks/expected-call.ts';
import { type OpenCall, openCallPage, overPage, unknownLinkPage } from '../callbacks/link-page.ts';
import { moveTo } from '../callbacks/move-to.ts';
import { slotWords } from '../callbacks/slot-words.ts';
import { slotsOfQueue } from '../callbacks/slots-of-queue.ts';
import { type WebLanguage, webLanguage } from '../callbacks/web-words.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { refuse } from './refuse.ts';

const DAYS_SHOWN = 7;
const SLOTS_SHOWN = 60;

/**
 * The page behind the link of a message: where somebody stands, and forms that call it off or move it. Looking at it changes nothing, since
 * programs look at links too; the secret in the address is what allows the rest, and pages of other sites may not send the forms.
 */
export function publicLinkRoutes(deps: Deps) {
  const { store, clock } = deps;
  const routes = new Hono();
  routes.use(async (context, next) => {
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'no-referrer');
    return next();
  });
  routes.use('/:token/*', bodyLimit({ maxSize: 4096 }), async (context, next) => {
    const isForeign = context.req.method === 'POST' && isFromOtherPage(context.req.raw.headers, deps.auth.home);
    return isForeign ? refuse(context, 403, { code: 'other-site', message: 'This came from a page of another site.' }) : next();
  });
  routes.get('/:token', async (context) => {
    const callback = await find(deps, context);
    if (callback === null) return context.html(unknownLinkPage(languageOfReader(context)), 404);
    const language = webLanguage(callback.language);
    if (callback.state === 'ended') return context.html(overPage(language, callback.outcome ?? 'cancelled'), 200);
    return context.html(openCallPage(language, await openCall(deps, callback, language, context.req.query('was'))));
  });
  routes.post('/:token/cancel', async (context) => {
    const callback = await find(deps, context);
    if (callback === null) return context.html(unknownLinkPage(languageOfReader(context)), 404);
    await store.endCallback(callback.id, 'cancelled', isoTime(clock), null);
    deps.line.changed();
    return context.redirect(`/c/${callback.token}`, 303);
  });
  routes.post('/:token/move', async (context) => {
    const callback = await find(deps, context);
    if (callback === null) return context.html(unknownLinkPage(languageOfReader(context)), 404);
    const { at } = await context.req.parseBody();
    const isTime = typeof at === 'string' && (at === '' || !Number.isNaN(Date.parse(at)));
    const moved = isTime ? await moveTo(deps, callback, at === '' ? undefined : new Date(at).toISOString()) : 'not-allowed-then';
    return context.redirect(`/c/${callback.token}?was=${moved === 'moved' ? 'moved' : 'taken'}`, 303);
  });
  return routes;
}

async function find({ store }: Deps, context: Context): Promise<Callback | null> {
  const token: string | undefined = context.req.param('token');
  return token !== undefined && /^[\w-]{43}$/.test(token) ? store.findCallbackByToken(token) : null;
}

function languageOfReader(context: Context): WebLanguage {
  return webLanguage((context.req.header('accept-language') ?? 'en').split(',')[0] ?? 'en');
}

async function openCall(deps: Deps, callback: Callback, language: WebLanguage, was: string | undefined): Promise<OpenCall> {
  const { token, number, queue: name, state } = callback;
  const { words, position } = await expectedCall(deps, callback, language);
  return {
    token,
    number,
    position,
    when: words,
    isDialled: state !== 'waiting',
    queueTitle: deps.resources.queue(name)?.title ?? '',
    slots: await slotsFor(deps, callback, language),
    notice: was === 'moved' || was === 'taken' ? was : null,
  };
}

async function slotsFor(deps: Deps, { queue: name, zones, ourNumber }: Callback, language: WebLanguage): Promise<OpenCall['slots']> {
  const queue = callingQueue(deps, name);
  if (queue === null) return [];
  const zone = zones.length === 1 && zones[0] !== undefined ? zones[0] : await zoneOfQueue(deps, queue.queue, ourNumber);
  const slots = await slotsOfQueue(deps, queue, { zones, zone, days: DAYS_SHOWN, atMost: SLOTS_SHOWN });
  return slots.map((slot) => ({ value: new Date(slot.from).toISOString(), words: slotWords(slot, deps.clock.now(), zone, language) }));
}
