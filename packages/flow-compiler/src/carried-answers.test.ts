import { environmentSchema, type Privacy, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bindingsOf } from './bindings.ts';
import { createCallMachine } from './call-machine.ts';
import { compileFlow } from './compile-flow.ts';
import { isLessPrivate } from './private-values.ts';
import { enterFlow, startCall } from './step-call.ts';

const at = '2026-01-05T09:00:00Z';
const bindings = bindingsOf(() => environmentSchema.parse({}));
const classes = fc.constantFrom<Privacy | null>('none', 'personal', 'health', 'card', null);

it('an answer goes into another flow only where it is kept at least as private, by whatever way the call comes there', () => {
  fc.assert(
    fc.property(classes, classes, (from, to) => {
      const [before, after] = [machineWith(from), machineWith(to)];
      const answer = { value: '4242424242424242', how: 'dtmf', confidence: 1, raw: '', at, node: 'ask', complete: true } as const;
      const answers = { number: answer };
      const isKept = to !== null && !isLessPrivate(to, from ?? 'card');
      const expected = isKept ? answers : {};
      const context = { ...before.initial().context, answers };
      expect(enterFlow(after, { context, before, from: 'first', at }, bindings, []).context.answers).toEqual(expected);
      const event = { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+40310000222', at } as const;
      expect(startCall(after, event, bindings, { answers, classes: before.variables }).context.answers).toEqual(expected);
    }),
  );
});

function machineWith(privacy: Privacy | null) {
  const { flow } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'flow', kind: 'call', title: 'Flow', languages: ['en-US'], start: 'end' },
    variables: privacy === null ? {} : { number: { type: 'text', privacy } },
    nodes: { end: { type: 'hang-up', config: {}, exits: {} } },
  });
  if (flow === null) throw new Error('The flow cannot be read.');
  const { machine } = compileFlow(flow, nodeRegistry);
  if (machine === null) throw new Error('The flow does not compile.');
  return createCallMachine(flow, machine, nodeRegistry);
}
