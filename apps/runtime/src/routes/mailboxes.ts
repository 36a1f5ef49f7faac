import { CarrierError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { MailboxMessage, Store } from '../store/store.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { refuse } from './refuse.ts';

/** So many messages, the newest, are counted and found. */
const MOST_MESSAGES = 10_000;
const HTTP_NOT_FOUND = 404;

const page = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });
const change = z.strictObject({ heard: z.boolean() });

/** What callers left after the beep. */
export function mailboxRoutes({ store, clock, carrier, log }: Deps) {
  return new Hono()
    .get('/', async (context) => context.json(countsOf(await store.listMessages(null, MOST_MESSAGES))))
    .get('/:name/messages', checkedQuery(page), async (context) => {
      const messages = await messagesOf(store, context.req.param('name'), context.req.valid('query').limit);
      return context.json({ messages: messages.map(told) });
    })
    .patch('/:name/messages/:id', jsonLimit, checkedBody(change), async (context) => {
      const message = await findMessage(store, context.req.param());
      const { heard } = context.req.valid('json');
      // when it was first heard is what counts
      if (message === null || (heard && message.heardAt !== null))
        return message === null ? unknownMessage(context) : context.json(told(message));
      const changed = await store.changeMessage(message.recordingSid, { heardAt: heard ? isoTime(clock) : null });
      return changed === null ? unknownMessage(context) : context.json(told(changed));
    })
    .delete('/:name/messages/:id', async (context) => {
      const message = await findMessage(store, context.req.param());
      if (message === null || !(await store.deleteMessage(message.recordingSid))) return unknownMessage(context);
      return context.body(null, 204);
    })
    .get('/:name/messages/:id/audio', async (context) => {
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

function countsOf(messages: readonly MailboxMessage[]) {
  const boxes = new Map<string, { name: string; new: number; all: number }>();
  for (const { mailbox: name, heardAt } of messages) {
    const box = boxes.get(name) ?? { name, new: 0, all: 0 };
    boxes.set(name, { name, new: box.new + (heardAt === null ? 1 : 0), all: box.all + 1 });
  }
  return [...boxes.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A message without its address at the carrier, where some accounts serve it to anybody. */
function told({ recordingSid: id, mailbox, url: _, ...message }: MailboxMessage) {
  return { id, mailbox, ...message, audio: `/api/mailboxes/${encodeURIComponent(mailbox)}/messages/${id}/audio` };
}

function messagesOf(store: Store, mailbox: string, limit: number): Promise<MailboxMessage[]> {
  return mailbox.includes('\0') ? Promise.resolve([]) : store.listMessages(mailbox, limit);
}

async function findMessage(store: Store, { name, id }: { name: string; id: string }): Promise<MailboxMessage | null> {
  const messages = await messagesOf(store, name, MOST_MESSAGES);
  return messages.find(({ recordingSid }) => recordingSid === id) ?? null;
}

function unknownMessage(context: Context) {
  return refuse(context, 404, { code: 'unknown-message', message: 'There is no such message in this mailbox.', path: 'id' });
}

function noAudio(context: Context, { status, message }: CarrierError) {
  if (status !== HTTP_NOT_FOUND) return refuse(context, 502, { code: 'carrier-failed', message });
  const help = 'Right after a call it may take a minute until it is there.';
  return refuse(context, 404, { code: 'no-recording', message: 'The carrier has no such recording.', help });
}
