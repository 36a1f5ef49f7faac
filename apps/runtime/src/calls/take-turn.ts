import { apology, type CallEvent, effectSources, enterFlow, type Step, stepCall, type Verb } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { UnexpectedError } from '../errors.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import { lineEventOf } from '../line/line-event.ts';
import type { Session } from '../store/store.ts';
import { performEffect } from '../work/perform-effect.ts';
import { callAddresses } from './addresses.ts';

/** More lookups than this without waiting for the caller is a loop. */
const MAX_LOOKUPS = 200;

/** Who calls whom. */
export type Parties = Pick<Session, 'callSid' | 'from' | 'to'>;

/** An event with the lookups in our own memory that it led to. */
export interface Turn {
  /** The flow that the call is in now: it may have been handed over. */
  flow: ReadyFlow;
  /** One of the flows that it was in keeps its calls sealed. */
  isPrivate: boolean;
  steps: readonly { event: CallEvent; step: Step }[];
  last: Step;
}

/**
 * Goes on from a first step until the call waits for the caller or for work outside, or has ended. Writes nothing. A flow that looks things up
 * for ever fails; where even its way out does, the caller hears an apology.
 */
export async function takeTurn(deps: Deps, parties: Parties, flow: ReadyFlow, event: CallEvent, first: Step): Promise<Turn> {
  const turn: OpenTurn = { flow, isPrivate: flow.isPrivate, steps: [{ event, step: first }] };
  for (let lookups = 0, failures = 0; isLookup(lastOf(turn)) || (await hearLine(deps, parties, turn)); lookups += 1) {
    if (!isLookup(lastOf(turn))) continue;
    if (lookups < MAX_LOOKUPS) turn.steps.push(await lookUp(deps, parties, turn));
    else {
      turn.steps.push(failures > 0 ? lost(deps, turn) : failed(deps, turn));
      failures += 1;
      lookups = 0;
    }
  }
  return { ...turn, last: lastOf(turn) };
}

/** What became of the caller's place in line is heard with the answer to what he did. True when it was anything. */
async function hearLine(deps: Deps, { callSid }: Parties, turn: OpenTurn): Promise<boolean> {
  const last = lastOf(turn);
  const isOver = last.ended || last.effect !== null || last.context.line === null;
  // told once in a turn: what the line makes of it is only written with the turn; but who is back in line may be taken at once
  const heard = turn.steps.flatMap(({ event }) => (event.type.startsWith('line.') ? [event.type] : []));
  if (isOver || heard.some((type) => type !== 'line.returned')) return false;
  const event = await lineEventOf(deps, callSid, last.context, isoTime(deps.clock));
  if (event === null || heard.includes(event.type)) return false;
  turn.steps.push({ event, step: stepCall(turn.flow.machine, last.snapshot, event, deps.environment.bindings) });
  return true;
}

type OpenTurn = Omit<Turn, 'steps' | 'last'> & { steps: Turn['steps'][number][] };

function lastOf({ steps }: OpenTurn): Step {
  const last = steps.at(-1);
  if (last === undefined) throw new UnexpectedError('A turn has at least one step.');
  return last.step;
}

async function lookUp(deps: Deps, parties: Parties, turn: OpenTurn): Promise<Turn['steps'][number]> {
  const last = lastOf(turn);
  const at = isoTime(deps.clock);
  const target = await handedOverTo(deps, last);
  if (target !== null) return handOver(deps, turn, target, at);
  if (last.effect === null) throw new UnexpectedError('There is nothing to look up.');
  const event = { ...(await performEffect(deps, last.effect, { ...parties, at, isRepeated: false })), at };
  return { event, step: stepCall(turn.flow.machine, last.snapshot, event, deps.environment.bindings, last.verbs) };
}

function handOver(deps: Deps, turn: OpenTurn, target: ReadyFlow, at: string): Turn['steps'][number] {
  const { context, verbs } = lastOf(turn);
  const from = turn.flow.flow.id;
  // words that the caller has not heard yet name their sounds as the flow before does
  const unheard = withAddresses(verbs, callAddresses(deps.settings.publicUrl, 0, turn.flow));
  const step = enterFlow(target.machine, { context, before: turn.flow.machine, from, at }, deps.environment.bindings, unheard);
  turn.flow = target;
  turn.isPrivate ||= target.isPrivate;
  const entered = { kind: 'flow', flow: target.flow.id, version: target.hash } as const;
  return { event: { type: 'flow.entered', from, at }, step: { ...step, trail: [entered, ...step.trail] } };
}

function withAddresses(verbs: readonly Verb[], { audio }: ReturnType<typeof callAddresses>): Verb[] {
  return verbs.map((verb) => (verb.verb === 'play' ? { ...verb, audio: audio(verb.audio) } : verb));
}

const failure = { code: 'endless-loop', message: `The flow looks things up more than ${MAX_LOOKUPS} times without a word.` };

function failed(deps: Deps, turn: OpenTurn): Turn['steps'][number] {
  const last = lastOf(turn);
  const event = { type: 'flow.failed', ...failure, at: isoTime(deps.clock) } as const;
  const step = stepCall(turn.flow.machine, last.snapshot, event, deps.environment.bindings, last.verbs);
  return { event, step: { ...step, failure: step.failure ?? failure } };
}

function lost(deps: Deps, turn: OpenTurn): Turn['steps'][number] {
  const last = lastOf(turn);
  const { language } = last.context;
  const verbs: Verb[] = [apology(language, turn.flow.machine.voices[language]), { verb: 'hangup' }];
  const event = { type: 'flow.failed', ...failure, at: isoTime(deps.clock) } as const;
  return { event, step: { ...last, verbs, trail: [], orders: [], effect: null, ended: true, failure } };
}

function isLookup({ effect }: Step): boolean {
  return effect !== null && effectSources[effect.src].reach === 'own';
}

async function handedOverTo({ library }: Deps, { effect }: Step): Promise<ReadyFlow | null> {
  if (effect?.src !== 'flow.enter') return null;
  const target = await library.live(String(effect.input['flow']));
  return target?.flow.kind === 'module' ? null : target;
}
