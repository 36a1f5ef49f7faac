import { startCall } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import { commitOf } from './commit-of.ts';
import { logStep } from './log-step.ts';
import { renderSafely } from './render-safely.ts';
import { notInService } from './spoken-endings.ts';

export interface IncomingCall {
  callSid: string;
  from: string;
  to: string;
}

/** The first document of a call. The same call asked again gets the same bytes, and nothing is written. */
export async function beginCall(deps: Deps, { callSid, from, to }: IncomingCall): Promise<string> {
  const flow = await flowFor(deps, to);
  if (flow === null) {
    const given = await deps.store.findResponse(callSid, 0);
    if (given !== null) return given;
    deps.log.warn({ callSid, to }, 'no live flow of kind "call" for this number');
    return notInService();
  }
  const at = isoTime(deps.clock);
  const event = { type: 'call.started', callSid, from, to, at } as const;
  const start = startCall(flow.machine, event, deps.environment.bindings);
  const { step, response } = renderSafely(deps, flow, null, start, 1, at);
  const session = { callSid, flowId: flow.flow.id, version: flow.hash, from, to, startedAt: at };
  const commit = commitOf({ session, seq: 0, event, step, response });
  if (await deps.store.commitFirst(commit)) {
    deps.sessions.remember(commit.session);
    logStep(deps, commit);
    return response;
  }
  // the same call asked before: it gets the bytes that it got then
  return (await deps.store.findResponse(callSid, 0)) ?? response;
}

async function flowFor({ environment, library }: Deps, number: string): Promise<ReadyFlow | null> {
  const { numbers } = environment.current();
  const bound = Object.hasOwn(numbers, number) ? numbers[number] : undefined;
  const flow = bound === undefined ? null : await library.live(bound.flow);
  return flow?.flow.kind === 'call' ? flow : null;
}
