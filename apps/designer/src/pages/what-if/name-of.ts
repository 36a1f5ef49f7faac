import type { WhatIfInputs } from './inputs/what-if-inputs.ts';

/** A difference of inputs, as a key of the page's texts with its figures. */
export interface Difference {
  key:
    | 'name-callback'
    | 'name-no-callback'
    | 'name-quiet'
    | 'name-arrivals'
    | 'name-agents'
    | 'name-talk'
    | 'name-wrap-up'
    | 'name-patience'
    | 'name-endless'
    | 'name-hours';
  /** Calls or agent hours a day, or seconds. */
  value?: number;
  unit?: 'count' | 'seconds' | 'hours';
}

/** In what inputs differ from others, so that people know which is which. */
export function differences(inputs: WhatIfInputs, others: WhatIfInputs): Difference[] {
  const { callback, talk, wrapUp, patience } = inputs;
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const day = (values: readonly number[]): number => values.slice(inputs.opens, inputs.closes).reduce((sum, value) => sum + value, 0);
  const found: Difference[] = [];
  if (!same(callback, others.callback))
    found.push(
      callback === null
        ? { key: 'name-no-callback' }
        : { key: callback.mode === 'when-quiet' ? 'name-quiet' : 'name-callback', value: callback.offerWhenEstimateOver, unit: 'seconds' },
    );
  if (inputs.opens !== others.opens || inputs.closes !== others.closes) found.push({ key: 'name-hours' });
  if (!same(inputs.arrivals, others.arrivals)) found.push({ key: 'name-arrivals', value: Math.round(day(inputs.arrivals)), unit: 'count' });
  if (!same(inputs.agents, others.agents)) found.push({ key: 'name-agents', value: Math.round(day(inputs.agents)), unit: 'hours' });
  if (!same(talk, others.talk)) found.push({ key: 'name-talk', value: talk.mean, unit: 'seconds' });
  if (!same(wrapUp, others.wrapUp)) found.push({ key: 'name-wrap-up', value: wrapUp?.mean ?? 0, unit: 'seconds' });
  if (!same(patience, others.patience))
    found.push(
      patience !== null && 'mean' in patience ? { key: 'name-patience', value: patience.mean, unit: 'seconds' } : { key: 'name-endless' },
    );
  return found;
}
