import { type Step, stepCall } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { renderTwiml } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import { callAddresses } from './addresses.ts';

/**
 * Renders a step. Where it cannot be rendered it counts as not taken: the flow fails from where it stood before, so that the caller hears words
 * and the call can go on from there even when the step had come to an end. `before` is null at the first step of a call.
 */
export function renderSafely(
  deps: Deps,
  flow: ReadyFlow,
  before: JsonValue | null,
  step: Step,
  nextSeq: number,
  at: string,
): { step: Step; response: string } {
  const addresses = callAddresses(deps.settings.publicUrl, nextSeq, flow);
  try {
    return { step, response: renderTwiml(step.verbs, addresses) };
  } catch (error) {
    const failure = { code: 'not-renderable', message: error instanceof Error ? error.message : String(error) };
    deps.log.error({ err: error, flow: flow.flow.id }, 'a step could not be rendered; the flow goes on where its failures go');
    const failed = stepCall(
      flow.machine,
      before ?? flow.machine.initial().store(),
      { type: 'flow.failed', ...failure, at },
      deps.environment.bindings,
    );
    return { step: { ...failed, failure: failed.failure ?? failure }, response: renderTwiml(failed.verbs, addresses) };
  }
}
