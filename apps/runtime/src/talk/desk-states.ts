import type { JsonValue } from '@callwright/flow-schema';
import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { agentsTold } from '../line/agents.ts';
import type { Entry } from '../line/entry.ts';
import { entries, offers } from '../line/line-tables.ts';
import { nameOf } from '../line/who-is.ts';
import { isoTime } from '../store/iso-time.ts';
import { contacts, sessions } from '../store/tables.ts';
import type { DeskCall, DeskState, Direction, Party } from './desk-state.ts';
import { legs, talks } from './talk-tables.ts';

type LegRow = typeof legs.$inferSelect;
type Offer = typeof offers.$inferSelect;
type Talk = typeof talks.$inferSelect;

/** An entry, with how the contacts call who is in it. */
interface Known {
  entry: Entry;
  name: JsonValue | null;
}

/** A conversation with all that is shown of it. */
interface Scene extends Known {
  talk: Talk | null;
  seq: number | null;
  legs: LegRow[];
}

const nameInContacts = sql<JsonValue | null>`${contacts.data}->'name'`;

const told = (time: string | null) => (time === null ? null : isoTime(time));

/** How the desks of agents stand; of all of them without names. A handful of queries, however many there are. */
export async function deskStates(deps: Deps, ids?: readonly string[], { seesSupervisors = false } = {}): Promise<DeskState[]> {
  const staff = await agentsTold(deps, ids);
  const wanted = staff.map(({ id }) => id);
  const { db } = deps;
  const open = await db
    .select()
    .from(offers)
    .where(and(inArray(offers.agentId, wanted), ne(offers.state, 'ended')));
  const own = await db
    .select()
    .from(legs)
    .where(and(inArray(legs.agentId, wanted), ne(legs.state, 'ended')));
  const scenes = await scenesOf(
    deps,
    [...open, ...own].map(({ entryId }) => entryId),
  );
  const last = await lastTalksOf(
    deps,
    staff.filter(({ status }) => status === 'wrap-up').map(({ id }) => id),
  );
  return staff.map((agent) => {
    const offer = open.find(({ agentId }) => agentId === agent.id);
    const leg = own.find(({ agentId }) => agentId === agent.id);
    const scene = scenes.get(offer?.entryId ?? leg?.entryId ?? '');
    // who was handed on is nobody's call any more, though his agent's leg still ends
    const isOver = scene === undefined || scene.entry.state === 'ended';
    const call = isOver ? null : callOf(deps, scene, offer ?? leg ?? null, seesSupervisors);
    const before = last.get(agent.id);
    const wrapUp =
      before === undefined ? null : { ...headOf(deps, before), entry: before.entry.id, until: agent.wrapUpUntil ?? agent.since };
    return { agent, call, wrapUp };
  });
}

/** One agent's desk; null when there is no such agent. */
export async function deskState(deps: Deps, agentId: string): Promise<DeskState | null> {
  return (await deskStates(deps, [agentId]))[0] ?? null;
}

async function scenesOf({ db }: Deps, ids: readonly string[]): Promise<Map<string, Scene>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ entry: entries, name: nameInContacts, talk: talks, seq: sessions.seq })
    .from(entries)
    .leftJoin(talks, eq(talks.entryId, entries.id))
    .leftJoin(sessions, eq(sessions.callSid, entries.callSid))
    .leftJoin(contacts, eq(contacts.phone, entries.number))
    .where(inArray(entries.id, [...ids]));
  const others = await db
    .select()
    .from(legs)
    .where(and(inArray(legs.entryId, [...ids]), ne(legs.state, 'ended')))
    .orderBy(asc(legs.at), asc(legs.id));
  return new Map(rows.map((row) => [row.entry.id, { ...row, legs: others.filter(({ entryId }) => entryId === row.entry.id) }]));
}

/** What those in wrap-up talked about last. */
async function lastTalksOf({ db }: Deps, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([offers.agentId], { agent: offers.agentId, entry: entries, name: nameInContacts })
    .from(offers)
    .innerJoin(entries, eq(entries.id, offers.entryId))
    .leftJoin(contacts, eq(contacts.phone, entries.number))
    .where(and(inArray(offers.agentId, [...ids]), eq(offers.state, 'ended'), isNotNull(offers.acceptedAt)))
    .orderBy(offers.agentId, desc(offers.endedAt));
  return new Map(rows.map(({ agent, ...known }) => [agent, known]));
}

function headOf({ resources, codec }: Deps, { entry, name }: Known) {
  const { queue, number } = entry;
  const queueTitle = resources.queue(queue)?.title ?? queue;
  return { queue, queueTitle, who: nameOf(codec, entry, name), number, direction: directionOf(entry) };
}

export function directionOf({ direction, isCallback }: Pick<Entry, 'direction' | 'isCallback'>): Direction {
  if (direction === 'out') return 'out';
  return isCallback ? 'callback' : 'in';
}

function callOf(deps: Deps, scene: Scene, part: Offer | LegRow | null, seesSupervisors: boolean): DeskCall {
  const { entry, talk, seq } = scene;
  const leg = part !== null && 'mode' in part ? part : null;
  const offer = part !== null && !('mode' in part) ? part : null;
  const allowed = deps.resources.queue(entry.queue)?.agentsMayRecord === true;
  const role = leg === null ? 'agent' : leg.kind === 'supervisor' ? 'supervisor' : 'guest';
  return {
    ...headOf(deps, scene),
    ...{ entry: entry.id, role, leg: leg?.id ?? null, isVip: entry.isVip, language: entry.language },
    state: leg === null ? stateOf(entry, offer) : leg.state === 'joined' ? 'talking' : 'ringing',
    callSid: entry.callSid,
    legSid: part?.callSid ?? null,
    since: isoTime(entry.since),
    offeredAt: told(part?.at ?? entry.offeredAt),
    answeredAt: told(offer?.acceptedAt ?? leg?.joinedAt ?? null),
    connectedAt: told(entry.connectedAt),
    again: offer?.state === 'ringing' && talk?.again === true,
    held: talk?.heldAt != null,
    heldSince: told(talk?.heldAt ?? null),
    heldSeconds: talk?.heldSeconds ?? 0,
    recording: { allowed, on: talk?.recordingSid != null, since: told(talk?.recordedAt ?? null) },
    note: talk?.note ?? null,
    parties: scene.legs
      .filter(({ kind, mode, id }) => id !== leg?.id && (kind !== 'supervisor' || mode === 'join' || seesSupervisors))
      .map(partyOf),
    caseMark: `${seq ?? 0} ${entry.partial?.at ?? ''}`.trim(),
  };
}

function stateOf(entry: Entry, offer: Offer | null): DeskCall['state'] {
  if (offer?.state === 'ringing') return 'ringing';
  if (entry.state === 'connected') return 'talking';
  return entry.direction === 'out' ? 'calling' : 'joining';
}

export function partyOf({ id, kind, name, address, state, mode }: LegRow): Party {
  return { id, kind, name, number: address.startsWith('client:') ? null : address, state: state === 'joined' ? 'joined' : 'ringing', mode };
}
