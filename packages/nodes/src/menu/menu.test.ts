import { simulateCall } from '@callwright/cli';
import { compileFlow } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import { type CallFile, callFileSchema } from '@callwright/simulator';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const text = (words: string) => ({ 'en-US': { text: words } });
const option = (exit: string, key: string) => ({ exit, key });

it('waits for a second key where one option’s keys begin with another’s', async () => {
  const config = { options: [option('one', '1'), option('twelve', '12')] };
  expect(await exitOn(config, [{ presses: '1' }, { waits: 4 }])).toBeUndefined();
  expect(await exitOn(config, [{ presses: '1' }, { waits: 5 }])).toBe('one');
  expect(await exitOn(config, [{ presses: '12' }])).toBe('twelve');
  expect(await exitOn(config, [{ presses: '13' }])).toBe('no-match');
});

it('lets the keys of its options go before reserved keys, and ends the input by no key', async () => {
  const config = { options: [option('star', '*'), option('hash', '#'), option('zero', '0')] };
  expect(await exitOn(config, [{ presses: '*' }])).toBe('star');
  expect(await exitOn(config, [{ presses: '#' }])).toBe('hash');
  expect(await exitOn(config, [{ presses: '0' }])).toBe('zero');
});

it('says the whole question to the repeat key, and to silence without words of its own, even where a retry says only its words', async () => {
  const config = { attempts: 3, repeatQuestion: false, noMatchPrompts: [text('Only 1.')], options: [option('one', '1')] };
  expect(await wordsOn(config, [{ presses: '5' }, { waits: 1 }])).toEqual(['Which?', 'Only 1.']);
  expect(await wordsOn(config, [{ presses: '5' }, { presses: '9' }, { waits: 1 }])).toEqual(['Which?', 'Only 1.', 'Which?']);
  expect(await wordsOn(config, [{ presses: '5' }, { waits: 6 }])).toEqual(['Which?', 'Only 1.', 'Which?']);
});

it('hears a phrase whatever its case, punctuation and accents, and only as whole words', async () => {
  const config = { input: 'speech', options: [{ exit: 'bill', phrases: { 'en-US': ['счёт', 'factură', 'pay'] } }] };
  for (const says of ['facturA!', 'I want to pay']) expect(await exitOn(config, [{ says }]), says).toBe('bill');
  for (const says of ['payment', '...']) expect(await exitOn(config, [{ says }]), says).toBe('no-match');
});

it('reports options that nobody can choose, keys used twice and languages that the flow does not speak', () => {
  expect(codesOf({ options: [{ exit: 'one' }] })).toEqual(['option-not-choosable']);
  expect(codesOf({ input: 'speech', options: [option('one', '1')] })).toEqual(['option-not-choosable']);
  expect(codesOf({ options: [option('one', '1'), option('two', '1')] })).toEqual(['key-used-twice']);
  expect(codesOf({ options: [{ ...option('one', '1'), language: 'ro-RO' }] })).toEqual(['unknown-language']);
  expect(codesOf({ options: [option('one', '1'), option('one', '2')] })).toEqual(['duplicate-exit']);
});

interface MenuConfig {
  options: { exit: string; [field: string]: unknown }[];
  [field: string]: unknown;
}

function codesOf(config: MenuConfig): string[] {
  return compiled(config).diagnostics.map(({ code }) => code);
}

async function exitOn(config: MenuConfig, steps: CallFile['steps']): Promise<string | undefined> {
  return (await run(config, steps)).exits[0]?.exit;
}

async function wordsOn(config: MenuConfig, steps: CallFile['steps']): Promise<(string | undefined)[]> {
  const { transcript } = await run(config, steps);
  return transcript.filter(({ act }) => act === 'says').map(({ text: words }) => words);
}

function run(config: MenuConfig, steps: CallFile['steps']) {
  const { flow, machine } = compiled(config);
  const callFile = callFileSchema.parse({ title: 'A call', steps });
  return simulateCall(
    { folder: '', flow, machine, calls: [], problems: [], modules: {} },
    callFile,
    nodeRegistry,
    environmentSchema.parse({}),
  );
}

function compiled(config: MenuConfig) {
  const exits = ['no-input', 'no-match', ...config.options.map(({ exit }) => exit)];
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'menu',
    kind: 'call',
    title: 'Menu',
    languages: ['en-US'],
    reservedKeys: { '0': { exit: 'person' }, '9': 'repeat', '*': 'back' },
    exits: { person: 'end' },
    start: 'menu',
    nodes: {
      menu: {
        type: 'menu',
        config: { attempts: 1, prompt: text('Which?'), ...config },
        exits: Object.fromEntries(exits.map((exit) => [exit, 'end'])),
      },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  return { flow, ...compileFlow(flow, nodeRegistry) };
}
