import { CarrierError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { MailboxMessage, Store } from '../store/store.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { cursorSchema, writeCursor } from './page-cursor.ts';
import { refuse } from './refuse.ts';

const HTTP_NOT_FOUND = 404;

const page = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100), cursor: cursorSchema.optional() });
const change = z.strictObject({ heard: z.boolean() });

/** What callers left after the beep. */
export function mailboxRoutes({ store, clock, carrier, log }: Deps) {
  return new Hono()
    .get('/', needs('hear-messages'), async (context) => context.json(await store.countMessages()))
    .get('/:name/messages', needs('hear-messages'), checkedQuery(page), async (context) => {
      const name = context.req.param('name');
      const { limit, cursor } = context.req.valid('query');
      const found = name.includes('\0')
        ? []
        : await store.listMessages(name, cursor === undefined ? null : { recordingSid: cursor.id, at: cursor.at }, limit + 1);
      const messages = found.slice(0, limit);
      const last = messages.at(-1);
      const next = found.length > limit && last !== undefined ? writeCursor({ id: last.recordingSid, at: last.at }) : null;
      return context.json({ messages: messages.map(told), next });
    })
    .patch('/:name/messages/:id', needs('hear-messages'), jsonLimit, checkedBody(change), async (context) => {
      const message = await findMessage(store, context.req.param());
      const { heard } = context.req.valid('json');
      // when it was first heard is what counts
      if (message === null || (heard && message.heardAt !== null))
        return message === null ? unknownMessage(context) : context.json(told(message));
      const changed = await store.changeMessage(message.recordingSid, { heardAt: heard ? isoTime(clock) : null });
      return changed === null ? unknownMessage(context) : context.json(told(changed));
    })
    .delete('/:name/messages/:id', needs('delete-messages'), async (context) => {
      const message = await findMessage(store, context.req.param());
      if (message === null || !(await store.deleteMessage(message.recordingSid))) return unknownMessage(context);
      await store.addCommand({ command: 'delete-recording', recordingSid: message.recordingSid }, isoTime(clock));
      return context.body(null, 204);
    })
    .get('/:name/messages/:id/audio', needs('hear-messages'), async (context) => {
      const message = await findMessage(store, context.req.param());
      if (message === null) return unknownMessage(context);
      try {
        const { mediaType, body } = await carrier.fetchRecording(message.url);
        return context.body(body, 200, {
          'content-type': mediaType,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        });
      } catch (error) {
        if (!(error instanceof CarrierError)) throw error;
        log.warn({ err: error, recordingSid: message.recordingSid }, 'a recording could not be fetched');
        return noAudio(context, error);
      }
    });
}

/** A message without its address at the carrier, where some accounts serve it to anybody. */
function told({ recordingSid: id, mailbox, url: _, ...message }: MailboxMessage) {
  return { id, mailbox, ...message, audio: `/api/mailboxes/${encodeURIComponent(mailbox)}/messages/${id}/audio` };
}

/** A message of this very mailbox. */
async function findMessage(store: Store, { name, id }: { name: string; id: string }): Promise<MailboxMessage | null> {
  const message = /^RE[0-9a-f]{32}$/i.test(id) ? await store.findMessage(id) : null;
  return message?.mailbox === name ? message : null;
}

function unknownMessage(context: Context) {
  return refuse(context, 404, { code: 'unknown-message', message: 'There is no such message in this mailbox.', path: 'id' });
}

function noAudio(context: Context, { status, message }: CarrierError) {
  if (status !== HTTP_NOT_FOUND) return refuse(context, 502, { code: 'carrier-failed', message });
  const help = 'Right after a call it may take a minute until it is there.';
  return refuse(context, 404, { code: 'no-recording', message: 'The carrier has no such recording.', help });
}
