import { type CallEvent, effectSources, enterFlow, type Step, stepCall } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import type { Session } from '../store/store.ts';
import { performEffect } from '../work/perform-effect.ts';

/** More lookups than this without waiting for the caller is a loop. */
const MAX_LOOKUPS = 200;

/** Who calls whom. */
export type Parties = Pick<Session, 'callSid' | 'from' | 'to'>;

/** An event with the lookups in our own memory that it led to. */
export interface Turn {
  /** The flow that the call is in now: it may have been handed over. */
  flow: ReadyFlow;
  steps: readonly { event: CallEvent; step: Step }[];
  last: Step;
}

/** Goes on from a first step until the call waits for the caller or for work outside, or has ended. Writes nothing. */
export async function takeTurn(deps: Deps, parties: Parties, flow: ReadyFlow, event: CallEvent, first: Step): Promise<Turn> {
  const steps = [{ event, step: first }];
  let current = flow;
  for (let last = first; isLookup(last); last = steps.at(-1)?.step ?? last) {
    const at = isoTime(deps.clock);
    const target = steps.length > MAX_LOOKUPS ? null : await handedOverTo(deps, last);
    if (target !== null) {
      const entered: CallEvent = { type: 'flow.entered', from: current.flow.id, at };
      const step = enterFlow(target.machine, { context: last.context, from: current.flow.id, at }, deps.environment.bindings, last.verbs);
      current = target;
      steps.push({
        event: entered,
        step: { ...step, trail: [{ kind: 'flow', flow: target.flow.id, version: target.hash }, ...step.trail] },
      });
      continue;
    }
    const next = steps.length > MAX_LOOKUPS ? endless(at) : await lookUp(deps, parties, last, at);
    steps.push({ event: next, step: stepCall(current.machine, last.snapshot, next, deps.environment.bindings, last.verbs) });
  }
  return { flow: current, steps, last: steps.at(-1)?.step ?? first };
}

function isLookup({ effect }: Step): boolean {
  return effect !== null && effectSources[effect.src].reach === 'own';
}

async function handedOverTo({ library }: Deps, { effect }: Step): Promise<ReadyFlow | null> {
  if (effect?.src !== 'flow.enter') return null;
  const target = await library.live(String(effect.input['flow']));
  return target?.flow.kind === 'module' ? null : target;
}

async function lookUp(deps: Deps, parties: Parties, { effect }: Step, at: string): Promise<CallEvent> {
  if (effect === null) return endless(at);
  return { ...(await performEffect(deps, effect, { ...parties, at, isRepeated: false })), at };
}

function endless(at: string): CallEvent {
  return {
    type: 'flow.failed',
    code: 'endless-loop',
    message: `The flow looks things up more than ${MAX_LOOKUPS} times without a word.`,
    at,
  };
}
