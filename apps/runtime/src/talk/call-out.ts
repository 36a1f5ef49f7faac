import type { JsonValue } from '@callwright/flow-schema';
import { eq } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import { callableNumber } from '../callbacks/callable-number.ts';
import { zonesOfNumber } from '../callbacks/number-zones.ts';
import { isQuiet } from '../callbacks/quiet-hours.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type AgentRow, isOnDuty } from '../line/agent-rows.ts';
import { ringFor } from '../line/carry-out.ts';
import { newEntryId, noteEntry } from '../line/entry.ts';
import { agents, entries } from '../line/line-tables.ts';
import { ownNumber } from '../line/ring-agent.ts';
import { lockLine } from '../line/settle-queues.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { noteAudit } from './audit.ts';
import { changeTalk } from './talk-rows.ts';

/** Nobody is called between these, by the clock where he is, unless somebody answers for it. */
const QUIET = ['21:00', '08:00'] as const;
const RING_SECONDS = 20;

export interface CallOut {
  to: string;
  callerId: string | undefined;
  about: { [key: string]: JsonValue } | undefined;
  /** Why it is made though it should not be. */
  force: string | undefined;
}

/** An agent calls somebody: his own phone rings first, then the other's. Answers with the id of the entry. Throws a `Refused`. */
export async function callOut(deps: Deps, agent: AgentRow, signedIn: SignedIn, { to, callerId, about, force }: CallOut): Promise<string> {
  const number = numberOf(to);
  const shown = shownNumber(deps, callerId);
  await checkAllowed(deps, { number, shown, force }, signedIn);
  const at = isoTime(deps.clock);
  const contact = await deps.store.findContact('phone', number);
  const id = newEntryId();
  await deps.db.transaction(async (tx) => {
    await lockLine(tx);
    await takeAgent(tx, agent);
    const known = contact === null ? null : { ...contact.data, id: contact.id };
    const isVip = known !== null && (contact?.data['vip'] === true || contact?.data['vip'] === 'true');
    const who = { number, contact: known, isVip, language: agent.language };
    await tx.insert(entries).values({ ...who, id, queue: '', direction: 'out', state: 'waiting', since: at, joinedAt: at });
    await changeTalk(tx, id, { callerId: shown, about: about ?? null });
    await noteEntry(tx, id, at, 'called-out', { agent: agent.id, callerId: shown, ...about });
    await ringFor(tx, { entryId: id, agentId: agent.id, queue: '', ringSeconds: RING_SECONDS }, at);
    if (force !== undefined) {
      const what = { what: 'force-call', agentId: agent.id, entryId: id, callSid: null, number, detail: { reason: force } };
      await noteAudit(tx, signedIn, what, at);
    }
  });
  deps.line.changed();
  return id;
}

function numberOf(written: string): string {
  const read = callableNumber(written, { strict: false });
  if ('problem' in read) throw new Refused(400, 'not-a-number', `This number ${read.message}.`, { path: 'to' });
  return read.number;
}

/** The numbers that may be shown: those of the environment. */
export function callerIdsOf({ environment }: Pick<Deps, 'environment'>): { name: string; number: string }[] {
  const { numbers, callerIds } = environment.current();
  const named = Object.entries(callerIds).map(([name, number]) => ({ name, number }));
  const own = Object.entries(numbers).map(([number, { flow }]) => ({ name: flow, number }));
  return [...named, ...own.filter(({ number }) => !named.some((one) => one.number === number))];
}

function shownNumber(deps: Deps, wanted: string | undefined): string {
  if (wanted === undefined) return ownNumber(deps);
  const found = callerIdsOf(deps).find(({ name, number }) => number === wanted || name === wanted);
  if (found === undefined) throw new Refused(400, 'unknown-caller-id', 'This is none of our numbers.', { path: 'callerId' });
  return found.number;
}

async function checkAllowed(
  deps: Deps,
  { number, shown, force }: { number: string; shown: string; force: string | undefined },
  { rights }: SignedIn,
): Promise<void> {
  if (force !== undefined && !rights.has('operate-queues'))
    throw new Refused(403, 'no-right', 'Only a supervisor may have somebody called who should not be.', { path: 'force' });
  if (force !== undefined) return;
  if (await deps.store.hasOptedOut(number))
    throw new Refused(409, 'opted-out', 'The person at this number wants nothing from us any more.');
  const known = await zonesOfNumber(number);
  const zones = known.length > 0 ? known : await zonesOfNumber(shown);
  if (zones.some((zone) => isQuiet(QUIET, zone, deps.clock.now())))
    throw new Refused(409, 'quiet-hours', `Where this number is, nobody is called between ${QUIET[0]} and ${QUIET[1]}.`);
}

/** The agent must have a free hand; who was away or not on duty is so again after the call. */
async function takeAgent(tx: Database, { id }: AgentRow): Promise<void> {
  const [agent] = await tx.select().from(agents).where(eq(agents.id, id));
  if (agent === undefined || agent.status === 'ringing' || agent.status === 'busy')
    throw new Refused(409, 'not-free', 'You are on a call, or being rung.');
  if (agent.owes !== null)
    throw new Refused(409, 'disposition-required', 'Choose first how the call before ended.', { entry: agent.owes.entry });
  const { status, reason } = agent;
  if (!isOnDuty(agent)) await tx.update(agents).set({ next: { status, reason } }).where(eq(agents.id, id));
}
