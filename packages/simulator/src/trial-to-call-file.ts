import { canonicalJson } from '@callwright/flow-schema';
import { type CallFile, type CallFileStep, callFileSchema } from './call-file.ts';
import { type CallFileRun, runCallFile, type SimulatedFlow } from './run-call-file.ts';
import { createTrial, type TrialAct } from './trial.ts';
import type { TrialLine } from './trial-state.ts';

/** A call file as it is written: what is usual is left out. */
export type WrittenCallFile = (typeof callFileSchema)['_zod']['input'];

/** So much of a prompt tells it from others. */
const TELLING = 60;
/** Each wait that may be left out costs a run of the call. */
const MOST_TRIES = 40;

/**
 * Keeps a trial call as a test: what the caller heard (a telling piece of each prompt) and did, and what it came to. Time that went by
 * is left out where the call goes the same way without it. The file passes on the flow that was tried.
 */
export async function trialToCallFile(
  flow: SimulatedFlow,
  { title, given: tried, acts }: { title: string; given: CallFile['given']; acts: readonly TrialAct[] },
): Promise<WrittenCallFile> {
  const given = withUnanswered(flow, tried, acts);
  const fileOf = (kept: readonly TrialAct[]) => ({ title, given: givenToWrite(given), steps: stepsOf(flow, given, kept) });
  const run = (file: WrittenCallFile) => runCallFile(flow, callFileSchema.parse(file));
  let kept = acts;
  const expected = await run(fileOf(kept));
  const waits = acts.filter(({ step }) => 'waits' in step).slice(0, MOST_TRIES);
  for (const wait of waits) {
    const without = kept.filter((act) => act !== wait);
    if (isSame(await run(fileOf(without)), expected)) kept = without;
  }
  return { ...fileOf(kept), expect: expectOf(expected) };
}

/** An endpoint that no answer was given for could not be reached; a test must say so. */
function withUnanswered(flow: SimulatedFlow, given: CallFile['given'], acts: readonly TrialAct[]): CallFile['given'] {
  const asked = createTrial(flow, given, acts)
    .state()
    .requests.filter(({ answered }) => !answered);
  const once = new Map(asked.map(({ method, address }) => [`${method} ${address}`, { method, urlPattern: address }]));
  const unreachable = [...once.values()].map((request) => ({ ...request, reply: { fails: 'unreachable' as const } }));
  return { ...given, http: [...given.http, ...unreachable].slice(0, 200) };
}

function isSame(run: CallFileRun, expected: CallFileRun): boolean {
  return toldOf(run) === toldOf(expected);
}

/** All that a call came to but its times. */
function toldOf({ failures, transcript, visits, exits, variables, ends, messages, alerts, recordings }: CallFileRun): string {
  const heard = transcript.map(({ act, text = null, digits = null }) => ({ act, text, digits }));
  const told = { failures, heard, visits, exits, variables, ends, messages, recordings, alerts: alerts.map(({ text }) => text) };
  return canonicalJson(told);
}

function stepsOf(flow: SimulatedFlow, given: CallFile['given'], acts: readonly TrialAct[]): CallFileStep[] {
  const trial = createTrial(flow, given);
  const steps: CallFileStep[] = [];
  let heard = 0;
  const hear = (): void => {
    const sounds = trial.state().lines.filter((line) => line.kind === 'heard');
    steps.push(...sounds.slice(heard).flatMap(tellingPiece));
    heard = sounds.length;
  };
  for (const { step, live } of acts) {
    if (!('waits' in step)) hear();
    trial.act(step, live);
    steps.push(step);
  }
  hear();
  return steps.length > 0 ? steps.slice(0, 1000) : [{ waits: 1 }];
}

/** The beginning of what is said, as far as it tells it from other prompts. */
function tellingPiece({ what, text }: TrialLine & { kind: 'heard' }): CallFileStep[] {
  const words = text.replace(/\s+/gu, ' ').trim();
  if ((what !== 'say' && what !== 'play') || words === '' || words === 'recording') return [];
  if (what === 'play' || words.length <= TELLING) return [{ hears: words }];
  const cut = words.slice(0, TELLING + 1);
  return [{ hears: cut.slice(0, Math.max(cut.lastIndexOf(' '), TELLING / 2)).trim() }];
}

function givenToWrite(given: CallFile['given']): WrittenCallFile['given'] {
  const usual = callFileSchema.shape.given.parse(undefined);
  const told = Object.entries(given).filter(
    ([name, value]) => name === 'from' || name === 'now' || canonicalJson(value) !== canonicalJson(Object(usual)[name] ?? null),
  );
  return Object.fromEntries(told);
}

function expectOf({ visits, variables, ends, messages, alerts, recordings, line }: CallFileRun): NonNullable<WrittenCallFile['expect']> {
  const telling = (text: string) => text.slice(0, TELLING);
  return {
    visits,
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(ends !== null && { ends }),
    ...(messages.length > 0 && { messages: messages.map(({ to, text }) => ({ to, says: telling(text) })) }),
    ...(alerts.length > 0 && { alerts: alerts.map(({ text }) => ({ says: telling(text) })) }),
    ...(recordings > 0 && { recordings }),
    ...(line.left !== null && { left: line.left }),
    ...(line.callbacks.length > 0 && { callbacks: line.callbacks.map(({ number, mode }) => ({ number, mode })) }),
    ...(line.callbackAnswer !== null && { callbackAnswer: line.callbackAnswer }),
  };
}
