import { CarrierError } from '@callwright/twiml';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { entries } from '../line/line-tables.ts';
import { isoTime } from '../store/iso-time.ts';
import { findOwnAgent } from '../talk/own-agent.ts';
import { talkRecordings } from '../talk/talk-tables.ts';
import { checkedQuery } from './checked.ts';
import { refuse } from './refuse.ts';

const id = z.string().regex(/^[\w-]{1,100}$/);
const ofCall = z.strictObject({ entry: id.optional(), call: id.optional() });

type Row = typeof talkRecordings.$inferSelect;

/** Conversations that agents have recorded. An agent hears his own. */
export function recordingRoutes(deps: Deps) {
  const { db, carrier, log } = deps;
  return new Hono()
    .get('/', needs('take-calls'), checkedQuery(ofCall), async (context) => {
      const { entry, call } = context.req.valid('query');
      const own = entry === undefined ? undefined : eq(talkRecordings.entryId, entry);
      const ids = call === undefined ? undefined : await entriesOf(deps, call);
      const among = ids === undefined ? undefined : inArray(talkRecordings.entryId, ids);
      const rows = await db.select().from(talkRecordings).where(and(own, among)).orderBy(desc(talkRecordings.at)).limit(100);
      return context.json(await heardBy(deps, context.get('signedIn'), rows));
    })
    .get('/:id/audio', needs('take-calls'), async (context) => {
      const [row] = await db
        .select()
        .from(talkRecordings)
        .where(eq(talkRecordings.recordingSid, id.safeParse(context.req.param('id')).data ?? ''));
      const [told] = row === undefined ? [] : await heardBy(deps, context.get('signedIn'), [row]);
      if (row === undefined || told === undefined) return unknown(context);
      try {
        const { mediaType, body } = await carrier.fetchRecording(row.url);
        const headers = { 'content-type': mediaType, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
        return context.body(body, 200, headers);
      } catch (error) {
        if (!(error instanceof CarrierError)) throw error;
        log.warn({ err: error, recordingSid: row.recordingSid }, 'a recording could not be fetched');
        return refuse(context, 502, { code: 'carrier-failed', message: error.message });
      }
    });
}

/** All calls of one call: a transfer makes an entry of its own. */
async function entriesOf({ db }: Deps, callSid: string): Promise<string[]> {
  const rows = await db.select({ id: entries.id }).from(entries).where(eq(entries.callSid, callSid));
  return rows.map(({ id }) => id);
}

async function heardBy({ db }: Deps, { user, rights }: SignedIn, rows: readonly Row[]) {
  const own = rights.has('listen-in') ? null : ((await findOwnAgent(db, user.id))?.id ?? '');
  return rows
    .filter(({ agentId }) => own === null || agentId === own)
    .map(({ recordingSid: id, entryId: entry, callSid, agentId: agent, seconds, at }) => {
      return { id, entry, callSid, agent, seconds, at: isoTime(at), audio: `/api/recordings/${id}/audio` };
    });
}

function unknown(context: Context) {
  return refuse(context, 404, { code: 'unknown-recording', message: 'There is no such recording, or it is not yours.', path: 'id' });
}
