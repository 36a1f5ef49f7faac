import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { Deps } from '../deps.ts';
import { listAudit } from '../talk/audit.ts';
import { floorNow } from '../talk/floor.ts';
import { ownAgent } from '../talk/own-agent.ts';
import { leaveTalk, supervise, takeOverTalk } from '../talk/supervise.ts';
import { supervisorModes } from '../talk/talk-tables.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { entryName } from './entry-name.ts';

const moment = z.iso.datetime({ offset: true }).refine((at) => !at.startsWith('0000'));
const name = z.string().regex(/^[\w-]{1,100}$/);
const auditList = z.strictObject({
  who: name.optional(),
  what: name.optional(),
  since: moment.optional(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** A supervisor in the talks of others. */
export function superviseRoutes(deps: Deps) {
  return new Hono()
    .use('/:entry/*', entryName)
    .post('/:entry', needs('listen-in'), jsonLimit, checkedBody(z.strictObject({ mode: z.enum(supervisorModes) })), async (context) => {
      const signedIn = context.get('signedIn');
      const own = await ownAgent(deps, signedIn);
      const { id, mode, state } = await supervise(deps, own, signedIn, context.req.param('entry'), context.req.valid('json').mode);
      return context.json({ leg: id, mode, state });
    })
    .delete('/:entry', needs('listen-in'), async (context) => {
      const signedIn = context.get('signedIn');
      await leaveTalk(deps, await ownAgent(deps, signedIn), signedIn, context.req.param('entry'));
      return context.body(null, 204);
    })
    .post('/:entry/take-over', needs('listen-in'), jsonLimit, checkedBody(z.strictObject({})), async (context) => {
      const signedIn = context.get('signedIn');
      const entry = context.req.param('entry');
      await takeOverTalk(deps, await ownAgent(deps, signedIn), signedIn, entry);
      return context.json({ entry });
    });
}

/** All queues and agents at one look. */
export function floorRoutes(deps: Deps) {
  return new Hono().get('/', needs('operate-queues'), async (context) => context.json(await floorNow(deps)));
}

/** Who has listened in, taken over, forced. */
export function auditRoutes(deps: Deps) {
  return new Hono().get('/', needs('read-audit'), checkedQuery(auditList), async (context) => {
    const { who, what, since, before, limit } = context.req.valid('query');
    const found = await listAudit(deps.db, { who, what, since, before, limit: limit + 1 });
    const shown = found.slice(0, limit);
    return context.json({ entries: shown, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null });
  });
}
