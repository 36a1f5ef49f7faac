import { type Step, stepCall } from '@callwright/flow-compiler';
import { renderTwiml } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import { callAddresses } from './addresses.ts';

/** Renders a step; where it cannot be rendered the flow fails as drawn, so the caller still hears words. */
export function renderSafely(deps: Deps, flow: ReadyFlow, step: Step, nextSeq: number, at: string): { step: Step; response: string } {
  const addresses = callAddresses(deps.settings.publicUrl, nextSeq, flow);
  try {
    return { step, response: renderTwiml(step.verbs, addresses) };
  } catch (error) {
    const failure = { code: 'not-renderable', message: error instanceof Error ? error.message : String(error) };
    deps.log.error({ err: error, flow: flow.flow.id }, 'a step could not be rendered; the flow goes on where its failures go');
    const failed = stepCall(flow.machine, step.snapshot, { type: 'flow.failed', ...failure, at }, deps.environment.bindings);
    const merged: Step = { ...failed, trail: [...step.trail, ...failed.trail], failure: failed.failure ?? failure };
    return { step: merged, response: renderTwiml(merged.verbs, addresses) };
  }
}
