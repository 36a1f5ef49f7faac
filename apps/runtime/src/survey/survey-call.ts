import { type Step, startCall } from '@callwright/flow-compiler';
import { type CallStatus, CarrierError } from '@callwright/twiml';
import { and, eq, isNull, or } from 'drizzle-orm';
import { answerInTime, awaitWork } from '../calls/await-work.ts';
import { commitTurn } from '../calls/commit-turn.ts';
import { endCall } from '../calls/end-call.ts';
import { overAlready } from '../calls/spoken-endings.ts';
import { takeTurn } from '../calls/take-turn.ts';
import type { OutgoingCall } from '../carrier/carrier.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { isRefused } from '../work/do-all.ts';
import { inheritedBy } from './inherited-by.ts';
import { type SurveyOutcome, surveys } from './survey-tables.ts';

type SurveyRow = typeof surveys.$inferSelect;
const RING_SECONDS = 25;
/** Later than this the call was not made in time: he may be asleep by now. */
const LATEST_SECONDS = 900;

/** Rings somebody who is to be asked. After a crash the carrier is asked whether it rings already. Rejects when it is worth another try. */
export async function ringForSurvey(deps: Deps, { survey: id, at }: { survey: string; at: string }, tries: number): Promise<void> {
  const survey = await findSurvey(deps, id);
  if (survey?.state !== 'open' || survey.surveyCallSid !== null || survey.ourNumber === null) return;
  const call = callFor(deps, survey, survey.ourNumber);
  if (tries > 0 && (await deps.carrier.findCall(call, at)) !== null) return;
  if (deps.clock.now() - Date.parse(at) > LATEST_SECONDS * 1000) return over(deps, id, 'unreached');
  try {
    await deps.carrier.call(call);
  } catch (error) {
    const mayRing = error instanceof CarrierError && error.mayHaveActed;
    if (!isRefused(error) || mayRing) throw error;
    deps.log.error({ err: error, survey: id }, 'the carrier refuses to call somebody for a survey');
    await over(deps, id, 'unreached');
  }
}

/** The first document of such a call. A machine is asked nothing, and so is a second leg. */
export async function beginSurveyCall(
  deps: Deps,
  id: string,
  { callSid, answeredBy }: { callSid: string; answeredBy: string | undefined },
): Promise<string> {
  if (deps.works.has(callSid)) return awaitWork(deps, callSid, 0);
  const survey = await answeredSurvey(deps, id, callSid);
  const flow = survey === null ? null : await deps.library.live(survey.flowId);
  const isPerson = answeredBy === undefined || answeredBy === 'human' || answeredBy === 'unknown';
  if (survey === null || flow?.flow.kind !== 'survey' || !isPerson) {
    if (survey !== null) await over(deps, id, isPerson ? 'no-flow' : 'unreached');
    return overAlready();
  }
  const at = isoTime(deps.clock);
  const parties = { callSid, from: survey.number, to: survey.ourNumber ?? '' };
  const event = { type: 'call.started', ...parties, at } as const;
  const start = startCall(flow.machine, event, deps.environment.bindings, await inheritedBy(deps, survey));
  const begun: Step = { ...start, trail: [{ kind: 'flow', flow: flow.flow.id, version: flow.hash }, ...start.trail] };
  const turn = await takeTurn(deps, parties, { ...flow, isPrivate: flow.isPrivate || survey.isPrivate }, event, begun);
  return answerInTime(deps, callSid, commitTurn(deps, { ...parties, startedAt: at }, 0, turn));
}

/** The carrier says that such a call is over. */
export async function endSurveyCall(deps: Deps, id: string, callSid: string, status: CallStatus): Promise<void> {
  await endCall(deps, callSid, status);
  const survey = await findSurvey(deps, id);
  if (survey?.state !== 'open' || (survey.surveyCallSid !== null && survey.surveyCallSid !== callSid)) return;
  await over(deps, id, survey.offeredAt === null ? 'unreached' : 'ended');
}

/** One call asks; the same call asked again gets the same answer. */
async function answeredSurvey({ db }: Deps, id: string, callSid: string): Promise<SurveyRow | null> {
  const own = or(isNull(surveys.surveyCallSid), eq(surveys.surveyCallSid, callSid));
  const [row] = await db
    .update(surveys)
    .set({ surveyCallSid: callSid })
    .where(and(eq(surveys.id, id), eq(surveys.state, 'open'), own))
    .returning();
  return row ?? null;
}

async function over({ db, clock }: Deps, id: string, outcome: SurveyOutcome): Promise<void> {
  await db
    .update(surveys)
    .set({ state: 'over', outcome, endedAt: isoTime(clock) })
    .where(eq(surveys.id, id));
}

async function findSurvey({ db }: Deps, id: string): Promise<SurveyRow | null> {
  const [row] = await db.select().from(surveys).where(eq(surveys.id, id));
  return row ?? null;
}

function callFor({ settings: { publicUrl } }: Deps, { id, number }: SurveyRow, from: string): OutgoingCall {
  const url = `${publicUrl}/voice/survey/${id}`;
  const statusCallback = `${publicUrl}/voice/survey-status/${id}`;
  return { to: number, from, url, fallbackUrl: url, statusCallback, ringSeconds: RING_SECONDS, detectsMachines: true };
}
