import { startCall, stepCall } from '@callwright/flow-compiler';
import { and, eq } from 'drizzle-orm';
import type { Parties } from '../calls/take-turn.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import type { Database } from '../store/database.ts';
import { inheritedBy } from './inherited-by.ts';
import { type SurveyOutcome, surveys, surveyTalks } from './survey-tables.ts';
import { storedSnapshot, type TextTurn, takeTextTurn, writeTextTurn } from './text-turn.ts';

type SurveyRow = typeof surveys.$inferSelect;
type TalkRow = typeof surveyTalks.$inferSelect;

/** Asks the first question by a text message. False when another survey of ours is open with this number. */
export async function beginTextTalk(deps: Deps, survey: SurveyRow, ourNumber: string, flow: ReadyFlow): Promise<boolean> {
  const at = isoTime(deps.clock);
  const parties = partiesOf(survey, ourNumber);
  const event = { type: 'call.started', ...parties, channel: 'sms', at } as const;
  const step = startCall(flow.machine, event, deps.environment.bindings, await inheritedBy(deps, survey));
  const taken = await takeTextTurn(deps, parties, flow, event, step);
  return deps.db.transaction(async (tx) => {
    const begun = { surveyId: survey.id, number: survey.number, ourNumber, version: taken.turn.flow.hash };
    const inserted = await tx
      .insert(surveyTalks)
      .values({ ...begun, seq: 1, snapshot: storedSnapshot(deps, taken) })
      .onConflictDoNothing()
      .returning({ surveyId: surveyTalks.surveyId });
    if (inserted.length === 0) return false;
    await writeTextTurn(tx, deps, survey, taken, parties, at);
    if (taken.isOver) await closeTextTalk(tx, survey.id, 'ended', at);
    return true;
  });
}

/** Somebody has written to one of our numbers. True when it was an answer to a survey. */
export async function answerTextTalk(deps: Deps, message: { sid: string; from: string; to: string; text: string }): Promise<boolean> {
  const talk = await openTalk(deps.db, message.from, message.to);
  if (talk === null) return false;
  if (talk.lastMessage === message.sid) return true;
  const [survey] = await deps.db.select().from(surveys).where(eq(surveys.id, talk.surveyId));
  if (survey === undefined) return false;
  const taken = await heed(deps, survey, talk, message.text);
  const at = isoTime(deps.clock);
  return deps.db.transaction(async (tx) => {
    const next = { seq: talk.seq + 1, lastMessage: message.sid, version: taken.turn.flow.hash, snapshot: storedSnapshot(deps, taken) };
    const moved = await tx
      .update(surveyTalks)
      .set(next)
      .where(and(eq(surveyTalks.surveyId, talk.surveyId), eq(surveyTalks.seq, talk.seq), eq(surveyTalks.isOpen, true)))
      .returning({ seq: surveyTalks.seq });
    // two messages at once: the second is an answer to the question that follows, if to any
    if (moved.length === 0) return true;
    await writeTextTurn(tx, deps, survey, taken, partiesOf(survey, talk.ourNumber), at);
    if (taken.isOver) await closeTextTalk(tx, survey.id, 'ended', at);
    return true;
  });
}

/** Keys that were written are keys, all else is words. */
async function heed(deps: Deps, survey: SurveyRow, talk: TalkRow, text: string): Promise<TextTurn> {
  const said = text.trim().slice(0, 2000);
  const at = isoTime(deps.clock);
  const event = /^[0-9*#]{1,20}$/.test(said)
    ? ({ type: 'call.digits', digits: said.replace(/(?<=.)#$/, ''), at } as const)
    : ({ type: 'call.speech', text: said, at } as const);
  const flow = await deps.library.version(talk.version);
  const step = stepCall(flow.machine, deps.codec.open(talk.snapshot), event, deps.environment.bindings);
  return takeTextTurn(deps, partiesOf(survey, talk.ourNumber), flow, event, step);
}

/** Nobody is waited for any more: he answered STOP, answered nothing for a day, or all. */
export async function closeTextTalk(tx: Database, surveyId: string, outcome: SurveyOutcome, at: string): Promise<void> {
  await tx.update(surveyTalks).set({ isOpen: false, snapshot: null }).where(eq(surveyTalks.surveyId, surveyId));
  await tx.update(surveys).set({ state: 'over', outcome, endedAt: at }).where(eq(surveys.id, surveyId));
}

/** Who answers STOP is asked nothing more. */
export async function stopSurveys({ db, clock }: Pick<Deps, 'db' | 'clock'>, number: string): Promise<void> {
  const open = and(eq(surveyTalks.number, number), eq(surveyTalks.isOpen, true));
  await db.transaction(async (tx) => {
    for (const { surveyId } of await tx.select({ surveyId: surveyTalks.surveyId }).from(surveyTalks).where(open))
      await closeTextTalk(tx, surveyId, 'stopped', isoTime(clock));
  });
}

async function openTalk(db: Database, number: string, ourNumber: string): Promise<TalkRow | null> {
  const open = and(eq(surveyTalks.number, number), eq(surveyTalks.ourNumber, ourNumber), eq(surveyTalks.isOpen, true));
  const [talk] = await db.select().from(surveyTalks).where(open);
  return talk ?? null;
}

/** The person stands where the caller stands. */
function partiesOf({ id, number }: Pick<SurveyRow, 'id' | 'number'>, ourNumber: string): Parties {
  return { callSid: id, from: number, to: ourNumber };
}
