import {
  type CallHappening,
  type EffectInput,
  type EffectName,
  type EffectOutput,
  effectSources,
  type PendingEffect,
} from '@callwright/flow-compiler';
import { callbackSlots } from '../callbacks/callback-slots.ts';
import { offerCallback } from '../callbacks/offer-callback.ts';
import type { Deps } from '../deps.ts';
import { queueAnnounce, queueLook } from '../line/look-at-queue.ts';
import { safeMessage } from '../safe-message.ts';
import { askEndpoint } from './ask-endpoint.ts';
import type { CallFacts } from './call-facts.ts';
import { findContact, saveContact } from './look-up-contact.ts';
import { scheduleState } from './schedule-state.ts';
import { sendMessage } from './send-message.ts';
import { WorkFailed } from './work-failed.ts';

type Worker<Name extends EffectName> = (deps: Deps, input: EffectInput<Name>, call: CallFacts) => Promise<EffectOutput<Name>>;

const workers: { [Name in EffectName]: Worker<Name> } = {
  'http.request': askEndpoint,
  'contact.find': findContact,
  'contact.save': saveContact,
  'message.send': sendMessage,
  'schedule.state': scheduleState,
  'queue.look': queueLook,
  'queue.announce': queueAnnounce,
  'callback.offer': offerCallback,
  'callback.slots': callbackSlots,
  // handing a call over changes its session, which only the step can do
  'flow.enter': () => Promise.reject(new WorkFailed('not-found', 'there is no such flow')),
};

/** Does the work that a call waits for. Never rejects: what goes wrong is an outcome that the flow has an exit for. */
export async function performEffect(deps: Deps, { src, input }: PendingEffect, call: CallFacts): Promise<CallHappening> {
  try {
    return { type: 'effect.done', src, output: await work(deps, src, input, call) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
    const isExpected = error instanceof WorkFailed && error.code === 'not-found';
    if (!isExpected) deps.log.warn({ err: error, callSid: call.callSid, src, code }, 'work that a flow asked for failed');
    return { type: 'effect.failed', src, code, message: safeMessage(error) };
  }
}

function work<Name extends EffectName>(deps: Deps, src: Name, input: PendingEffect['input'], call: CallFacts) {
  // the schema of this very name reads the input for this very worker
  const read = effectSources[src].input.parse(input) as EffectInput<Name>;
  return workers[src](deps, read, call);
}
