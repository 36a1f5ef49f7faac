import { compileFlow, createCallMachine, startCall } from '@callwright/flow-compiler';
import { parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

it('stands in the trail of the call between entering and leaving its node, with any outcome', () => {
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'milestone',
    kind: 'call',
    title: 'Milestone',
    languages: ['en-US'],
    start: 'begun',
    nodes: {
      begun: { type: 'milestone', config: { name: 'Begun' }, exits: { next: 'sold' } },
      sold: { type: 'milestone', config: { name: 'Звонок', outcome: 'продажа' }, exits: { next: 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  const { machine } = compileFlow(flow, nodeRegistry);
  if (machine === null) throw new Error('no machine');
  const event = { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+15005550006', at: '2026-01-05T09:00:00Z' } as const;
  const bindings = { numberOf: () => undefined, callerIdOf: () => undefined, endpointOf: () => undefined };
  const step = startCall(createCallMachine(flow, machine, nodeRegistry), event, bindings);
  expect(step.verbs).toEqual([{ verb: 'hangup' }]);
  expect(step.trail).toEqual([
    { kind: 'entered', node: 'begun' },
    { kind: 'milestone', name: 'Begun', outcome: 'reached' },
    { kind: 'left', node: 'begun', exit: 'next' },
    { kind: 'entered', node: 'sold' },
    { kind: 'milestone', name: 'Звонок', outcome: 'продажа' },
    { kind: 'left', node: 'sold', exit: 'next' },
    { kind: 'entered', node: 'end' },
  ]);
});

it('needs a name and takes no empty outcome', () => {
  expect(nodeRegistry.milestone.prepare({}).node).toBeNull();
  expect(nodeRegistry.milestone.prepare({ name: '' }).node).toBeNull();
  expect(nodeRegistry.milestone.prepare({ name: 'Sold', outcome: '' }).node).toBeNull();
});
