import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { callableNumber } from '../callbacks/callable-number.ts';
import { callingQueue } from '../callbacks/callback-rules.ts';
import type { Callback } from '../callbacks/callback-store.ts';
import { moveTo } from '../callbacks/move-to.ts';
import { orderCallback } from '../callbacks/order-callback.ts';
import { isoTime } from '../clock.ts';
import { countrySchema } from '../contacts/normalise-phone.ts';
import type { Deps } from '../deps.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { cursorSchema, writeCursor } from './page-cursor.ts';
import { refuse } from './refuse.ts';

const moment = z.iso.datetime({ offset: true });
const note = z.string().trim().max(1000);
const order = z.strictObject({
  number: z.string().max(60),
  country: countrySchema.optional(),
  at: moment.optional(),
  name: z.string().trim().max(100).optional(),
  note: note.optional(),
  language: z.string().max(35).default('en-US'),
});
const list = z.strictObject({
  queue: z.string().max(100).optional(),
  state: z.enum(['waiting', 'dialling', 'greeted', 'ended']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorSchema.optional(),
});
/** `at` null: as soon as it is his turn. */
const change = z.strictObject({ at: moment.nullable().optional(), note: note.nullable().optional() });

/** Calls that are owed to callers. */
export function callbackRoutes(deps: Deps) {
  const { store, clock } = deps;
  return new Hono()
    .get('/', needs('read-callbacks'), checkedQuery(list), async (context) => {
      const { queue, state, limit, cursor } = context.req.valid('query');
      const found = await store.listCallbacks({ queue, state }, cursor ?? null, limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last !== undefined ? writeCursor({ id: last.id, at: last.requestedAt }) : null;
      return context.json({ callbacks: shown.map(told), next });
    })
    .get('/:id', needs('read-callbacks'), async (context) => {
      const callback = await find(deps, context);
      if (callback === null) return unknown(context);
      const { position, mean } = await deps.line.stand(callback.queue, callback.entryId);
      const isOpen = callback.state === 'waiting';
      const attempts = (await store.listAttempts(callback.id)).map(({ callbackId: _, ...attempt }) => attempt);
      return context.json({
        ...told(callback),
        position: isOpen ? position : null,
        estimateSeconds: isOpen ? mean : null,
        calls: attempts,
      });
    })
    .patch('/:id', needs('manage-callbacks'), jsonLimit, checkedBody(change), async (context) => {
      const callback = await find(deps, context);
      if (callback === null) return unknown(context);
      const { at, note: written } = context.req.valid('json');
      const moved = at === undefined ? 'moved' : await moveTo(deps, callback, at ?? undefined);
      if (moved !== 'moved') return refuse(context, 409, { code: moved, message: movedMessages[moved], path: 'at' });
      if (written !== undefined) await store.noteCallback(callback.id, written);
      return context.json(told((await store.findCallback(callback.id)) ?? callback));
    })
    .delete('/:id', needs('manage-callbacks'), async (context) => {
      const callback = await find(deps, context);
      if (callback === null) return unknown(context);
      if (!(await store.endCallback(callback.id, 'cancelled', isoTime(clock), null)))
        return refuse(context, 409, { code: 'over-already', message: movedMessages['over-already'] });
      deps.line.changed();
      return context.body(null, 204);
    });
}

/** Orders a call of a queue: the rows that programs and agents add. */
export function queueCallbackRoutes(deps: Deps) {
  return new Hono().post('/', needs('manage-callbacks'), jsonLimit, checkedBody(order), async (context) => {
    const queue = callingQueue(deps, context.req.param('name') ?? '');
    if (queue === null) return refuse(context, 404, { code: 'unknown-queue', message: 'There is no such queue, or it calls nobody back.' });
    const { number, country, ...wish } = context.req.valid('json');
    const read = callableNumber(number, { country, strict: true });
    if ('problem' in read) return refuse(context, 400, { code: read.problem, message: `number: ${read.message}`, path: 'number' });
    const consent = { how: 'api', at: isoTime(deps.clock) } as const;
    const outcome = await orderCallback(deps, { ...wish, queue, number: read.number, via: 'api', consent });
    if (outcome.kind === 'refused') return refuse(context, 409, { code: outcome.code, message: outcome.message, path: 'at' });
    return context.json(told(outcome.callback), outcome.kind === 'new' ? 201 : 200);
  });
}

const movedMessages = {
  'slot-taken': 'This time was taken by somebody else.',
  'not-allowed-then': 'At that time nobody is called, or it is not to come.',
  'over-already': 'This callback is over, or is being dialled at this moment.',
} as const;

async function find({ store }: Deps, context: Context): Promise<Callback | null> {
  const id = context.req.param('id') ?? '';
  return /^[0-9a-f-]{36}$/.test(id) ? store.findCallback(id) : null;
}

function unknown(context: Context) {
  return refuse(context, 404, { code: 'unknown-callback', message: 'There is no such callback.', path: 'id' });
}

/** The token is the called person's alone. */
function told({ token: _, isPrivate: __, ...callback }: Callback) {
  return callback;
}
