import { bindingsOf, httpAddress, orderSources } from '@callwright/flow-compiler';
import { environmentSchema } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';

const endpoints = { chat: 'https://chat.example/hooks/T1', ops: 'https://ops.example/' };
const bindings = bindingsOf(() => environmentSchema.parse({ endpoints }));

it('orders an alert and goes on at once', () => {
  const { orders, effect, trail } = begun({
    text: ' {{ call.from }} is furious ',
    sms: ['desk', '+40721000222'],
    webhooks: ['chat', 'https://hooks.example/x?y=1'],
  }).step;
  expect(effect).toBeNull();
  expect(trail).toContainEqual({ kind: 'left', node: 'tell', exit: 'next' });
  expect(orders).toEqual([
    {
      src: 'alert.raise',
      input: {
        text: '+40721000111 is furious',
        level: 'warning',
        desk: true,
        sms: ['desk', '+40721000222'],
        webhooks: [{ endpoint: 'chat', url: '' }, { url: 'https://hooks.example/x?y=1' }],
        node: 'tell',
      },
    },
  ]);
  expect(orderSources['alert.raise'].safeParse(orders[0]?.input).success).toBe(true);
});

it('tells the very address of an endpoint', () => {
  const [order] = begun({ text: 'x', webhooks: ['chat', 'ops', 'nowhere'] }).step.orders;
  const { webhooks } = orderSources['alert.raise'].parse(order?.input);
  expect(webhooks.map((place) => httpAddress(place, bindings))).toEqual([endpoints.chat, endpoints.ops, null]);
});

it('tells its own name where nothing is left of the text', () => {
  expect(begun({ text: ' {{ note }} ' }).step.orders).toMatchObject([{ input: { text: 'tell' } }]);
});

it('reads no template out of what a caller is', () => {
  expect(begun({ text: 'From {{ call.from }}' }, '{{ call.to }}').step.orders).toMatchObject([{ input: { text: 'From {{ call.to }}' } }]);
});

it('tells nothing that the caller has not confirmed', () => {
  const words = (text: string) => ({ 'en-US': { text } });
  const asking = { prompt: words('Number?'), saveAs: 'note', minDigits: 4, maxDigits: 4, attempts: 1, confirmPrompt: words('Right?') };
  const call = begun({ text: 'Number <{{ note }}>' }, '+40721000111', asking);
  call.next({ type: 'call.digits', digits: '2048' });
  const left = call.next({ type: 'call.digits', digits: '0' });
  expect(left.context.answers['note']).toMatchObject({ value: '2048', complete: false });
  expect(left.orders).toMatchObject([{ input: { text: 'Number <>' } }]);
});

it('reports an alert that nobody would get', () => {
  expect(codesOf({ text: 'x' })).toEqual([]);
  expect(codesOf({ text: 'x', desk: false })).toEqual(['nobody-to-tell']);
  expect(codesOf({ text: 'x', desk: false, sms: ['desk'] })).toEqual([]);
  expect(codesOf({ text: 'x', desk: false, webhooks: ['chat'] })).toEqual([]);
  expect(codesOf({ text: 'x', webhooks: ['ftp://hooks.example'] })).toEqual(['invalid-field']);
  expect(codesOf({ text: '{{ other }}' })).toEqual(['undeclared-variable']);
  expect(codesOf({ text: '' })).toEqual(['missing-field']);
});

function tested(config: object, asking?: object) {
  return flowUnderTest({
    variables: { note: { type: 'text' } },
    reservedKeys: { '0': { exit: 'person' } },
    exits: { person: 'tell' },
    start: asking === undefined ? 'tell' : 'ask',
    nodes: {
      ...(asking !== undefined && {
        ask: { type: 'collect-digits', config: asking, exits: { collected: 'tell', 'no-input': 'tell', invalid: 'tell' } },
      }),
      tell: { type: 'alert', config, exits: { next: 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
}

function codesOf(config: object): string[] {
  return tested(config).codes;
}

/** A call that has come to the node, or to the question before it. */
function begun(config: object, from?: string, asking?: object) {
  return tested(config, asking).call(from);
}
