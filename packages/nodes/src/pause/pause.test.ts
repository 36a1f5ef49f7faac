import { compileFlow, createCallMachine, startCall } from '@callwright/flow-compiler';
import { parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

it('stands inside the question that follows, with the skippable words before it', () => {
  expect(verbs('first', true)).toMatchObject([
    { verb: 'gather', prompts: [{ verb: 'say', text: 'Words.' }, { verb: 'pause', seconds: 3 }, { text: 'Press 1.' }] },
  ]);
});

it('stays behind words that must be heard', () => {
  expect(verbs('first', false)).toMatchObject([
    { verb: 'say', text: 'Words.' },
    { verb: 'gather', prompts: [{ verb: 'pause', seconds: 3 }, { text: 'Press 1.' }] },
  ]);
});

it('is heard to its end where no question follows', () => {
  expect(verbs('last', true)).toEqual([{ verb: 'pause', seconds: 5 }, { verb: 'hangup' }]);
});

it.each([0, 61, 1.5, '3', undefined])('cannot last %j seconds', (seconds) => {
  expect(nodeRegistry.pause.prepare({ seconds }).node).toBeNull();
});

function verbs(start: string, skippable: boolean) {
  const words = (text: string) => ({ 'en-US': { text } });
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'pause',
    kind: 'call',
    title: 'Pause',
    languages: ['en-US'],
    start,
    nodes: {
      first: { type: 'say', config: { prompt: words('Words.'), skippable }, exits: { next: 'silence' } },
      silence: { type: 'pause', config: { seconds: 3 }, exits: { next: 'ask' } },
      ask: {
        type: 'menu',
        config: { prompt: words('Press 1.'), options: [{ exit: 'one', key: '1' }] },
        exits: { one: 'last', 'no-input': 'last', 'no-match': 'last' },
      },
      last: { type: 'pause', config: { seconds: 5 }, exits: { next: 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  const { machine } = compileFlow(flow, nodeRegistry);
  if (machine === null) throw new Error('no machine');
  const event = { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+15005550006', at: '2026-01-05T09:00:00Z' } as const;
  return startCall(createCallMachine(flow, machine, nodeRegistry), event, {
    numberOf: () => undefined,
    callerIdOf: () => undefined,
    endpointOf: () => undefined,
  }).verbs;
}
