import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { findOwnAgent } from '../talk/own-agent.ts';
import { closeDesk } from '../talk/presence.ts';
import { beDesk, desksTold, floorTold, isOfDesks } from './desk-told.ts';
import { callsIn, flowOf, presenceOf } from './flow-states.ts';
import { isOfLine, lineStates } from './line-states.ts';
import type { LivePage } from './live-page.ts';
import { mayFollow } from './may-follow.ts';

type Parts = Deps;

const MOST_TOPICS = 50;
/** Who was away for more events than are kept has missed some. */
const MOST_MISSED = 900;

const flowTopic = z.templateLiteral(['flow:', slugSchema]);
const agentId = z.string().regex(/^[\w-]{1,80}$/);
const topic = z.union([
  z.literal(['flows', 'queues', 'agents', 'floor']),
  flowTopic,
  z.templateLiteral(['queue:', slugSchema]),
  z.string().regex(/^desk:[\w-]{1,80}$/),
]);
const messageSchema = z.union([
  z.strictObject({ desk: agentId.nullable(), call: z.string().max(64).nullish() }),
  z.strictObject({ subscribe: z.array(topic).max(MOST_TOPICS), after: z.int().min(0).optional() }),
  z.strictObject({ here: flowTopic.nullable(), node: z.string().max(80).optional() }),
]);

/** Acts upon what a page says: what it follows, or what it shows. */
export async function receive(parts: Parts, page: LivePage, text: string): Promise<void> {
  const read = messageSchema.safeParse(jsonOf(text));
  if (!read.success) return page.link.send({ id: null, topic: 'live', event: 'not-understood', data: {} });
  if ('subscribe' in read.data) return subscribe(parts, page, read.data.subscribe, read.data.after);
  if ('desk' in read.data) return changeDesk(parts, page, read.data.desk, read.data.call);
  const { here, node = null } = read.data;
  const flowId = here === null ? null : flowOf(here);
  if (page.here !== flowId) await leave(parts, page);
  page.here = flowId;
  if (flowId === null) return;
  const { id: personId, name } = page.signedIn.user;
  await parts.store.setPresence({ connection: page.connection, flowId, personId, name, node });
  parts.live.notice(`presence ${flowId}`);
}

/** The page says whose desk it is, or that it is none any more. Of another's agent it is none. */
async function changeDesk(parts: Parts, page: LivePage, wanted: string | null, call: string | null | undefined): Promise<void> {
  const own = wanted === null ? null : await findOwnAgent(parts.db, page.signedIn.user.id);
  const isOwn = wanted !== null && own?.id === wanted && page.signedIn.rights.has('take-calls');
  if (wanted !== null && !isOwn) return page.link.send({ id: null, topic: 'live', event: 'not-your-desk', data: {} });
  if (page.desk !== null && page.desk !== wanted) await leaveDesk(parts, page);
  if (wanted !== null) await beDesk(parts, page, wanted, call);
}

/** The page is nobody's desk any more. */
export async function leaveDesk(parts: Parts, page: LivePage): Promise<void> {
  if (page.desk === null) return;
  page.desk = null;
  await closeDesk(parts, page.connection);
}

/** From now on the page hears of these topics, of what it has missed of them since an event, and how they stand. */
async function subscribe(parts: Parts, page: LivePage, wanted: readonly string[], after: number | undefined): Promise<void> {
  const { store } = parts;
  const { link, signedIn } = page;
  const topics = await mayFollow(parts, { id: signedIn.user.id, rights: signedIn.rights }, wanted);
  page.topics = new Set(topics);
  const last = await store.lastLiveEvent();
  link.send({ id: last, topic: 'live', event: 'subscribed', data: { topics: [...topics] } });
  if (after !== undefined && topics.length > 0) {
    if (after > last || last - after > MOST_MISSED) link.send({ id: null, topic: 'live', event: 'missed', data: {} });
    else for (const event of await store.listLiveEvents(after, topics)) link.send(event);
  }
  for (const told of await lineStates(parts, topics.filter(isOfLine))) link.send(told);
  for (const told of await desksTold(parts, topics)) link.send(told);
  if (topics.includes('floor')) link.send(await floorTold(parts));
  for (const name of topics.filter((one) => !isOfLine(one) && !isOfDesks(one))) {
    link.send(await callsIn({ store }, name));
    const flowId = flowOf(name);
    if (flowId !== null) link.send(await presenceOf({ store }, flowId));
  }
}

/** The page shows no flow any more. */
export async function leave({ store, live }: Parts, page: LivePage): Promise<void> {
  const { here } = page;
  if (here === null) return;
  page.here = null;
  await store.deletePresence(page.connection);
  live.notice(`presence ${here}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
