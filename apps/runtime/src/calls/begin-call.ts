import { type Step, startCall } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import { answerInTime, awaitWork } from './await-work.ts';
import { commitTurn } from './commit-turn.ts';
import { notInService } from './spoken-endings.ts';
import { takeTurn } from './take-turn.ts';
import { isVisitor } from './visitor.ts';

export interface IncomingCall {
  callSid: string;
  from: string;
  to: string;
  /** A version that was named by hand, live or not; else the number says which flow answers. */
  version?: string;
}

/** The first document of a call. The same call asked again gets the same bytes, and nothing is written. */
export async function beginCall(deps: Deps, { callSid, from, to, version }: IncomingCall): Promise<string> {
  const flow = version === undefined ? await flowFor(deps, from, to) : await deps.library.version(version);
  // a call that began and waits for work is not begun twice
  if (deps.works.has(callSid)) return awaitWork(deps, callSid, 0);
  if (flow === null) {
    const given = await deps.store.findResponse(callSid, 0);
    if (given !== null) return given;
    deps.log.warn({ callSid, to }, 'no live flow of kind "call" for this number');
    return notInService();
  }
  const at = isoTime(deps.clock);
  const event = { type: 'call.started', callSid, from, to, at } as const;
  const start = startCall(flow.machine, event, deps.environment.bindings);
  const begun: Step = { ...start, trail: [{ kind: 'flow', flow: flow.flow.id, version: flow.hash }, ...start.trail] };
  const turn = await takeTurn(deps, { callSid, from, to }, flow, event, begun);
  return answerInTime(deps, callSid, commitTurn(deps, { callSid, from, to, startedAt: at }, 0, turn));
}

async function flowFor({ environment, library }: Deps, from: string, number: string): Promise<ReadyFlow | null> {
  const { numbers } = environment.current();
  const bound = Object.hasOwn(numbers, number) ? numbers[number] : undefined;
  // a browser says itself which number it calls
  const mayCall = !isVisitor(from) || bound?.browserCalls !== undefined;
  const flow = bound === undefined || !mayCall ? null : await library.live(bound.flow);
  return flow?.flow.kind === 'call' ? flow : null;
}
