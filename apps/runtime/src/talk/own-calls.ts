import { desc, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import type { Entry } from '../line/entry.ts';
import { entries, offers } from '../line/line-tables.ts';
import { nameOf } from '../line/who-is.ts';
import { contactNames } from '../reports/names-of-calls.ts';
import { isoTime } from '../store/iso-time.ts';
import type { Direction } from './desk-state.ts';
import { directionOf } from './desk-states.ts';

const LONGEST_LIST = 50;
/** One entry may ring the same agent more than once. */
const OFFERS_READ = 150;

/** A call that rang at an agent, or that he made. */
export interface OwnCall {
  entry: string;
  direction: Direction;
  number: string;
  who: string;
  isVip: boolean;
  /** Empty for a call out. */
  queueTitle: string;
  at: string;
  outcome: 'now' | 'talked' | 'missed' | 'not-reached';
  talkSeconds: number | null;
}

type Rung = { entry: Entry; offer: typeof offers.$inferSelect };

/** An agent's own last calls, the newest first: those he took, missed and made. */
export async function ownCalls(deps: Deps, agent: Pick<AgentRow, 'id'>): Promise<OwnCall[]> {
  const { db, codec, resources } = deps;
  const rows = await db
    .select({ entry: entries, offer: offers })
    .from(offers)
    .innerJoin(entries, eq(entries.id, offers.entryId))
    .where(eq(offers.agentId, agent.id))
    .orderBy(desc(offers.at))
    .limit(OFFERS_READ);
  const last = new Map<string, Rung>();
  for (const row of rows) {
    const known = last.get(row.entry.id);
    // who missed it first and took it then has taken it
    if (known === undefined || (known.offer.acceptedAt === null && row.offer.acceptedAt !== null)) last.set(row.entry.id, row);
  }
  const shown = [...last.values()].slice(0, LONGEST_LIST);
  const names = await contactNames(
    deps,
    shown.map(({ entry }) => entry.number),
  );
  return shown.map(({ entry, offer }) => ({
    ...{ entry: entry.id, direction: directionOf(entry), number: entry.number, isVip: entry.isVip, at: isoTime(offer.at) },
    who: nameOf(codec, entry, names.get(entry.number)),
    queueTitle: resources.queue(entry.queue)?.title ?? entry.queue,
    ...howItWent({ entry, offer }),
  }));
}

/** Talking begins when both are there: of a call out, when it was answered. */
function howItWent({ entry, offer }: Rung): Pick<OwnCall, 'outcome' | 'talkSeconds'> {
  if (offer.state !== 'ended') return { outcome: 'now', talkSeconds: null };
  const { acceptedAt, endedAt } = offer;
  if (acceptedAt === null || endedAt === null || entry.connectedAt === null)
    return { outcome: entry.direction === 'out' ? 'not-reached' : 'missed', talkSeconds: null };
  const from = entry.direction === 'out' ? entry.connectedAt : acceptedAt;
  return { outcome: 'talked', talkSeconds: Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(from)) / 1000)) };
}
