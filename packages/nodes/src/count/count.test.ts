import { compileFlow, createCallMachine, startCall, stepCall } from '@callwright/flow-compiler';
import { type JsonValue, parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const bindings = { numberOf: () => undefined, callerIdOf: () => undefined, endpointOf: () => undefined };
const at = '2026-01-05T09:00:00Z';
const words = (text: string) => ({ 'en-US': { text } });

it('is below so long as the limit is ahead, and reached from then on, for each name apart', () => {
  const { heard } = dialled('tries');
  expect(heard('1111')).toEqual(['Below.', 'Below.', 'Reached.', 'Reached.']);
  expect(heard('1122')).toEqual(['Below.', 'Below.', 'Other below.', 'Other reached.']);
});

it('counts together where nodes share a name, even one that objects have of themselves', () => {
  expect(dialled('constructor', 'constructor').heard('1212')).toEqual(['Below.', 'Other reached.', 'Reached.', 'Other reached.']);
});

it('goes on with a call that was stored before there were counts', () => {
  const { step, press } = dialled('tries');
  const stored = JSON.parse(JSON.stringify(step.snapshot));
  delete stored.context.counters;
  const first = press(stored, '1');
  expect(first.failure).toBeNull();
  expect(first.context.counters).toEqual({ tries: 1 });
});

it('begins at zero with each call', () => {
  const { heard } = dialled('tries');
  expect(heard('1')).toEqual(heard('1'));
});

/** A menu whose first key passes a count of three, and the second key another of two. */
function dialled(name: string, other = 'others') {
  const say = (text: string) => ({ type: 'say', config: { prompt: words(text) }, exits: { next: 'ask' } });
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'count',
    kind: 'call',
    title: 'Count',
    languages: ['en-US'],
    start: 'ask',
    nodes: {
      ask: {
        type: 'menu',
        config: {
          prompt: words('Press.'),
          options: [
            { exit: 'one', key: '1' },
            { exit: 'two', key: '2' },
          ],
        },
        exits: { one: 'count', two: 'other', 'no-input': 'end', 'no-match': 'end' },
      },
      count: { type: 'count', config: { name, limit: 3 }, exits: { below: 'below', reached: 'reached' } },
      other: { type: 'count', config: { name: other, limit: 2 }, exits: { below: 'other-below', reached: 'other-reached' } },
      below: say('Below.'),
      reached: say('Reached.'),
      'other-below': say('Other below.'),
      'other-reached': say('Other reached.'),
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  const { machine: json } = compileFlow(flow, nodeRegistry);
  if (json === null) throw new Error('no machine');
  const machine = createCallMachine(flow, json, nodeRegistry);
  const step = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+15005550006', at }, bindings);
  const press = (stored: JsonValue, digits: string) => stepCall(machine, stored, { type: 'call.digits', digits, at }, bindings);
  const heard = (keys: string) => {
    let { snapshot } = step;
    return [...keys].map((key) => {
      const next = press(snapshot, key);
      snapshot = JSON.parse(JSON.stringify(next.snapshot));
      const [gather] = next.verbs;
      const [first] = gather?.verb === 'gather' ? gather.prompts : [];
      return first?.verb === 'say' ? first.text : undefined;
    });
  };
  return { step, press, heard };
}
