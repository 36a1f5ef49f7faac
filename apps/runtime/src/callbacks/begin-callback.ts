import { type Answer, type CallbackFacts, type Step, startCall } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { answerInTime, awaitWork } from '../calls/await-work.ts';
import { commitTurn } from '../calls/commit-turn.ts';
import { overAlready } from '../calls/spoken-endings.ts';
import { takeTurn } from '../calls/take-turn.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AttemptWithCallback, CallbackAttempt, EntryMemory } from './callback-store.ts';
import { retryRules } from './retry-rules.ts';

/** A phone that we rang for an attempt was answered. */
export interface AnsweredCall {
  callSid: string;
  /** The person whom we called, and our number. */
  to: string;
  from: string;
  answeredBy: string | undefined;
}

/**
 * The first document of a call that we made for somebody to whom we owed it: the live callback flow, with the answers, language and contact of
 * the call before. A second leg of one attempt, and a call that nobody wants any more, end without a word.
 */
export async function beginCallback(deps: Deps, attemptId: string, { callSid, to, from, answeredBy }: AnsweredCall): Promise<string> {
  const { store, clock, library, environment, log } = deps;
  const at = isoTime(clock);
  if (deps.works.has(callSid)) return awaitWork(deps, callSid, 0);
  const answered = await store.answerAttempt(attemptId, callSid, whoAnswered(answeredBy), at);
  if (answered === null || typeof answered === 'string') {
    log.warn({ callSid, attempt: attemptId, why: answered ?? 'unknown' }, 'a call back is hung up before anybody hears it');
    return overAlready();
  }
  const { callback, memory } = answered;
  const name = deps.resources.queue(callback.queue)?.callback?.flow;
  const flow = name === undefined ? null : await library.live(name);
  if (flow?.flow.kind !== 'callback') {
    log.error({ queue: callback.queue, flow: name }, 'somebody was called back, but there is no live flow of kind "callback" for him');
    await store.failAttempt(attemptId, 'failed', at, retryRules(deps, callback.queue));
    return overAlready();
  }
  const event = { type: 'call.started', callSid, from: to, to: from, callback: factsOf(answered), at } as const;
  const start = startCall(flow.machine, event, environment.bindings, await inherited(deps, callback.language, memory));
  const begun: Step = { ...start, trail: [{ kind: 'flow', flow: flow.flow.id, version: flow.hash }, ...start.trail] };
  const parties = { callSid, from: to, to: from };
  const turn = await takeTurn(deps, parties, { ...flow, isPrivate: flow.isPrivate || callback.isPrivate }, event, begun);
  return answerInTime(deps, callSid, commitTurn(deps, { ...parties, startedAt: at }, 0, turn));
}

/** The carrier fell back while a call that we made was answered: it begins now. Null for all other calls. */
export async function resumeCallback(deps: Deps, call: AnsweredCall): Promise<string | null> {
  if ((await deps.store.findSession(call.callSid)) !== null) return null;
  const attempt = await deps.store.findAttemptOfCall(call.callSid, call.to);
  return attempt === null ? null : beginCallback(deps, attempt, call);
}

function whoAnswered(answeredBy: string | undefined): NonNullable<CallbackAttempt['answeredBy']> {
  if (answeredBy === 'human') return 'person';
  if (answeredBy?.startsWith('machine') === true) return 'machine';
  return answeredBy === 'fax' ? 'fax' : 'unknown';
}

function factsOf({ attempt, callback }: AttemptWithCallback): CallbackFacts {
  const { id, queue, requestedAt } = callback;
  return { id, queue, requestedAt, attempt: attempt.number, answeredBy: attempt.answeredBy ?? 'unknown' };
}

/** What the call before has stored was made of answers and a contact; of a private one it is sealed. */
async function inherited({ codec, library }: Deps, language: string, memory: EntryMemory | null) {
  const [answers, contact] = [codec.open(memory?.answers ?? null), codec.open(memory?.contact ?? null)];
  return {
    language,
    ...(memory?.version != null && { classes: (await library.version(memory.version)).machine.variables }),
    answers: isRecord(answers) ? (answers as unknown as Record<string, Answer>) : {},
    contact: isRecord(contact) ? contact : null,
  };
}

function isRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
