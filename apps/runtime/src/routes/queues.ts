import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { listPromises } from '../line/list-promises.ts';
import { pastArrivals } from '../line/past-arrivals.ts';
import { pastEntries } from '../line/past-entries.ts';
import { todayOf } from '../line/queue-figures.ts';
import { queueCards, queueNow } from '../line/queue-now.ts';
import { takeByHand } from '../line/take-by-hand.ts';
import { turnAllHands } from '../line/turn-all-hands.ts';
import { actOn, noteAudit } from '../talk/audit.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { refuse } from './refuse.ts';

const outcomes = [
  'served',
  'abandoned',
  'left',
  'waited-too-long',
  'closed',
  'cancelled',
  'refused',
  'unreached',
  'expired',
  'failed',
  'moved',
] as const;
const moment = z.iso.datetime({ offset: true }).refine((at) => !at.startsWith('0000'));
const limit = z.coerce.number().int().min(1).max(500).default(200);
const past = z.strictObject({ state: z.enum(outcomes).optional(), since: moment.optional(), before: moment.optional(), limit });
const lastWeeks = z.strictObject({ weeks: z.coerce.number().int().min(1).max(52).default(4) });
const taking = z.strictObject({ agent: z.string().max(100) });
const allHands = z.strictObject({ on: z.boolean() });
const promiseList = z.strictObject({
  queue: z.string().max(100).optional(),
  state: z.enum(['open', 'kept', 'broken', 'unknown']).optional(),
  since: moment.optional(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit,
});

/** Queues as they stand, and what is done with them by hand. */
export function queueRoutes(deps: Deps) {
  return new Hono()
    .get('/', needs('read-queues'), async (context) => context.json(await queueCards(deps)))
    .get('/:name', needs('read-queues'), async (context) => {
      const queue = await queueNow(deps, context.req.param('name'));
      return queue === null ? unknown(context) : context.json(queue);
    })
    .get('/:name/entries', needs('read-queues'), checkedQuery(past), async (context) => {
      const queue = context.req.param('name');
      const rules = deps.resources.queue(queue);
      if (rules === undefined) return unknown(context);
      const { state, since = todayOf(deps, rules), before, limit: most } = context.req.valid('query');
      return context.json(await pastEntries(deps, { queue, outcome: state, since, before, limit: most }));
    })
    .get('/:name/arrivals', needs('read-queues'), checkedQuery(lastWeeks), async (context) => {
      const found = await pastArrivals(deps, context.req.param('name'), context.req.valid('query').weeks);
      return found === null ? unknown(context) : context.json(found);
    })
    .post('/:name/entries/:id/take', needs('operate-queues'), jsonLimit, checkedBody(taking), async (context) => {
      const { name: queue, id: entryId } = context.req.param();
      if (deps.resources.queue(queue) === undefined) return unknown(context);
      const by = context.get('signedIn').user.id;
      const outcome = await takeByHand(deps, { queue, entryId, agentId: context.req.valid('json').agent, by });
      if (outcome === 'rung') {
        const { agent: agentId } = context.req.valid('json');
        await noteAudit(deps.db, context.get('signedIn'), actOn({ what: 'take-by-hand', agentId, entryId }), isoTime(deps.clock));
        return context.body(null, 204);
      }
      const status = outcome === 'unknown-entry' ? 404 : outcome === 'unknown-agent' ? 400 : 409;
      return refuse(context, status, { code: outcome, message: refusals[outcome], path: outcome.includes('agent') ? 'agent' : 'id' });
    })
    .put('/:name/all-hands', needs('operate-queues'), jsonLimit, checkedBody(allHands), async (context) => {
      const name = context.req.param('name');
      if (deps.resources.queue(name) === undefined) return unknown(context);
      const { on } = context.req.valid('json');
      await turnAllHands(deps, name, on);
      await noteAudit(deps.db, context.get('signedIn'), actOn({ what: 'all-hands', detail: { queue: name, on } }), isoTime(deps.clock));
      deps.log.warn({ queue: name, on, by: context.get('signedIn').user.id }, 'all hands were called, or let go');
      return context.json({ on });
    });
}

/** What callers were told of their wait, and whether it came true. */
export function promiseRoutes(deps: Deps) {
  return new Hono().get('/', needs('read-queues'), checkedQuery(promiseList), async (context) => {
    const { queue, state, since, before, limit: most } = context.req.valid('query');
    const found = await listPromises(deps, { queue, state, since, before, limit: most + 1 });
    const shown = found.slice(0, most);
    return context.json({ promises: shown, next: found.length > most ? (shown.at(-1)?.id ?? null) : null });
  });
}

const refusals = {
  'unknown-entry': 'There is no such place in this line.',
  'unknown-agent': 'There is no such agent.',
  'not-waiting': 'He does not wait on the line at this moment: an agent is rung for him, or he has gone.',
  'agent-not-free': 'This agent is on a call, is being rung, or is not signed in.',
} as const;

function unknown(context: Context) {
  return refuse(context, 404, { code: 'unknown-queue', message: 'There is no such queue.', path: 'name' });
}
