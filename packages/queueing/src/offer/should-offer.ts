import type { CallbackPolicy } from '@callwright/flow-schema';
import type { WaitEstimate } from '../estimate/wait-estimate.ts';
import { type Because, because } from '../line/because.ts';
import type { CallbackMode } from '../line/entry.ts';

export interface OfferQuestion {
  /** What the node says, in place of the policy's thresholds. `always`: the caller asked for it. */
  when?: { rule: 'always' } | { rule: 'long-wait'; estimateOverSeconds?: number | undefined; positionOver?: number | undefined };
  mode?: CallbackMode;
  estimate: WaitEstimate | null;
  position: number;
  /** Callbacks can be kept at all: the queue opens again before they expire. True when left out. */
  canCallBack?: boolean;
}

export type OfferCode =
  | 'asked'
  | 'forced'
  | 'estimate-over'
  | 'position-over'
  | 'nobody-on-duty'
  | 'wait-is-short'
  | 'cannot-call-back'
  | 'no-policy';

/** Whether a caller is offered a callback now, how he would be called, and why. Thresholds compare with the mean of the estimate. */
export function shouldOffer(
  policy: Pick<CallbackPolicy, 'mode' | 'offerWhenEstimateOver' | 'offerWhenPositionOver'> | undefined,
  { when, mode, estimate, position, canCallBack = true }: OfferQuestion,
): { offer: boolean; mode: CallbackMode; because: Because<OfferCode> } {
  const chosen = mode ?? policy?.mode ?? 'keep-place';
  const answer = (offer: boolean, code: OfferCode, params = {}) => ({ offer, mode: chosen, because: because(code, params) });
  if (policy === undefined) return answer(false, 'no-policy');
  if (!canCallBack) return answer(false, 'cannot-call-back');
  if (when?.rule === 'always') return answer(true, 'asked');
  if (chosen === 'forced') return answer(true, 'forced');
  if (estimate === null) return answer(true, 'nobody-on-duty');
  const seconds = when?.estimateOverSeconds ?? policy.offerWhenEstimateOver;
  if (seconds !== undefined && estimate.mean > seconds)
    return answer(true, 'estimate-over', { estimate: Math.round(estimate.mean), threshold: seconds });
  const places = when?.positionOver ?? policy.offerWhenPositionOver;
  if (places !== undefined && position > places) return answer(true, 'position-over', { position, threshold: places });
  return answer(false, 'wait-is-short', { estimate: Math.round(estimate.mean), position });
}
