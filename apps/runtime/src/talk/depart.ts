import { type CallEvent, enterFlow } from '@callwright/flow-compiler';
import { renderDialOut } from '@callwright/twiml';
import { eq } from 'drizzle-orm';
import { awaitWork } from '../calls/await-work.ts';
import { commitTurn } from '../calls/commit-turn.ts';
import { continueCall } from '../calls/continue-call.ts';
import { endCall } from '../calls/end-call.ts';
import { hearOfLine } from '../calls/hear-of-line.ts';
import { resumeCall } from '../calls/resume-call.ts';
import { takeTurn } from '../calls/take-turn.ts';
import { UnknownCall } from '../calls/unknown-call.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { entryOfCall, findEntry } from '../line/entry.ts';
import type { Session } from '../store/store.ts';
import { passOn } from './pass-on.ts';
import { departures } from './talk-tables.ts';

type Departure = typeof departures.$inferSelect;

/** Moves a caller out of his conference, to where his agent has sent him. One who has hung up has ended unheard. */
export async function depart(deps: Deps, id: string): Promise<void> {
  const departure = await findDeparture(deps, id);
  if (departure === null) return;
  const { callSid } = departure;
  if (await deps.carrier.moveCall(callSid, `${deps.settings.publicUrl}/voice/departure/${id}`)) return;
  await endCall(deps, callSid, 'lost');
}

/** What a caller hears who was sent away: the number is dialled, or the other flow begins. Throws `UnknownCall`. */
export async function departureDocument(deps: Deps, id: string, callSid: string): Promise<string> {
  const departure = await ownDeparture(deps, id, callSid);
  if (departure.flow !== null) return enterByHand(deps, departure, departure.flow);
  const action = `${deps.settings.publicUrl}/voice/departure/${id}/over`;
  return renderDialOut({ number: departure.number ?? '', action });
}

/** The number outside is done with him: his flow goes on as after any talk. Nobody was there: he is back in line, at his rank. */
export async function afterDeparture(deps: Deps, id: string, callSid: string, event: CallEvent | null): Promise<string> {
  const departure = await ownDeparture(deps, id, callSid);
  if (event?.type === 'call.dial-ended' && event.status === 'completed') return continueCall(deps, callSid, departure.seq, event);
  await backInLine(deps, departure);
  return hearOfLine(deps, callSid);
}

async function backInLine(deps: Deps, { callSid, entryId, agentId }: Departure): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const before = await findEntry(tx, entryId);
    if (before === null || (await entryOfCall(tx, callSid)) !== null) return;
    const note = { text: 'The number did not answer.', by: '', at };
    await passOn(tx, deps, { before, queue: before.queue, note, by: agentId, because: 'not-reached' }, at);
  });
  deps.line.changed();
}

/** The call goes on at the start of another flow, with what it knows. Asked again, it hears the same. */
async function enterByHand(deps: Deps, { callSid, seq }: Departure, flowId: string): Promise<string> {
  deps.sessions.forget(callSid);
  const session = await deps.store.findSession(callSid);
  if (session === null) throw new UnknownCall(callSid);
  const target = await deps.library.live(flowId);
  if (session.effect !== null) return awaitWork(deps, callSid, session.seq);
  if (session.seq !== seq || session.status === 'ended' || target === null) return resumeCall(deps, session);
  return enter(deps, session, target);
}

async function enter(deps: Deps, session: Session, target: NonNullable<Awaited<ReturnType<Deps['library']['live']>>>): Promise<string> {
  const at = isoTime(deps.clock);
  const { machine } = await deps.library.version(session.version);
  const { context } = machine.restore(session.snapshot);
  const from = session.flowId;
  const step = enterFlow(target.machine, { context: { ...context, line: null }, before: machine, from, at }, deps.environment.bindings, []);
  const entered = { kind: 'flow', flow: target.flow.id, version: target.hash } as const;
  const turn = await takeTurn(deps, session, target, { type: 'flow.entered', from, at }, { ...step, trail: [entered, ...step.trail] });
  return commitTurn(deps, session, session.seq, turn);
}

async function findDeparture({ db }: Deps, id: string): Promise<Departure | null> {
  const [row] = await db.select().from(departures).where(eq(departures.id, id));
  return row ?? null;
}

async function ownDeparture(deps: Deps, id: string, callSid: string): Promise<Departure> {
  const departure = await findDeparture(deps, id);
  if (departure === null || departure.callSid !== callSid) throw new UnknownCall(callSid);
  return departure;
}
