import { expect, it } from 'vitest';
import { type OfferQuestion, shouldOffer } from './should-offer.ts';

const policy = { mode: 'keep-place' as const, offerWhenEstimateOver: 120, offerWhenPositionOver: 10 };
const estimate = (mean: number) => ({ mean, sd: mean, p50: mean, p80: mean, p90: mean });
const asked = (question: Partial<OfferQuestion>, rules: typeof policy | undefined = policy) =>
  shouldOffer(rules, { estimate: estimate(60), position: 3, ...question });

it.each<[string, Partial<OfferQuestion>, boolean, string]>([
  ['a short wait', {}, false, 'wait-is-short'],
  ['a long wait', { estimate: estimate(121) }, true, 'estimate-over'],
  ['a place far back', { position: 11 }, true, 'position-over'],
  ['the threshold of the node', { when: { rule: 'long-wait', estimateOverSeconds: 30 } }, true, 'estimate-over'],
  ['a caller who asks', { when: { rule: 'always' } }, true, 'asked'],
  ['nobody on duty', { estimate: null }, true, 'nobody-on-duty'],
  ['forced', { mode: 'forced' }, true, 'forced'],
  ['a queue that will not open in time', { canCallBack: false, when: { rule: 'always' } }, false, 'cannot-call-back'],
])('%s', (_, question, offer, code) => {
  expect(asked(question)).toMatchObject({ offer, because: { code } });
});

it('offers nothing without a policy, and tells the figures of a threshold', () => {
  expect(shouldOffer(undefined, { estimate: null, position: 1 })).toMatchObject({ offer: false, because: { code: 'no-policy' } });
  expect(asked({ estimate: estimate(200.4) })).toEqual({
    offer: true,
    mode: 'keep-place',
    because: { code: 'estimate-over', params: { estimate: 200, threshold: 120 } },
  });
});
