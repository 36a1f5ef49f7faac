import { bindingsOf, compileFlow, createCallMachine } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { parseCallFile } from './call-file.ts';
import { runCallFile } from './run-call-file.ts';
import { transcriptText } from './transcript.ts';

const steps = [{ hears: 'Hello' }, { hears: 'press 1' }, { waits: 2 }, { presses: '1' }, { hears: { pattern: '^you chose' } }];
const expected = { visits: ['hello', 'end'], variables: { choice: 'one' }, ends: 'flow-ended' };

it('runs the same twice, and reads like a conversation', async () => {
  const first = await run({ steps, expect: expected });
  expect(first.failures).toEqual([]);
  expect(await run({ steps, expect: expected })).toEqual(first);
  expect(transcriptText(first.transcript).split('\n')).toEqual([
    '   0.0 s  system  says Hello.',
    '   0.4 s  system  says For one, press 1.',
    '   2.4 s  caller  presses 1',
    '   2.4 s  system  says You chose one.',
    '   3.3 s  system  hangs-up',
  ]);
});

it.each([
  [
    'words that are not heard',
    [{ hears: 'Good evening' }],
    {},
    'step 1: "Good evening" was not heard. Heard: "Hello.", "For one, press 1."',
  ],
  [
    'words that were heard only before the last act',
    [{ presses: '1' }, { hears: 'Hello' }],
    {},
    'step 2: "Hello" was not heard. Heard: "You chose one."',
  ],
  ['words that only come after a silence', [{ hears: 'press 1' }, { hears: 'Nothing heard' }], {}, 'step 2: "Nothing heard" was not heard'],
  ['an act after the end', [{ presses: '1' }, { waits: 2 }, { presses: '2' }], {}, 'step 3: presses "2", but the call has ended'],
  ['another ending', [{ presses: '1' }], { ends: 'rejected' }, 'the call should end as "rejected", but it ended as "flow-ended"'],
  ['no ending', [{ waits: 1 }], { ends: 'flow-ended' }, 'the call should end as "flow-ended", but it goes on'],
  ['another path', [{ presses: '1' }], { visits: ['end', 'hello'] }, 'the call should come to "hello"; it came to hello, ask, end'],
  ['another value', [{ presses: '1' }], { variables: { choice: 'two' } }, 'choice should be "two", but is "one"'],
  ['a value that is not there', [{ waits: 1 }], { variables: { choice: 'two' } }, 'choice should be "two", but is null'],
])('fails on %s', async (_, failing, expect_, message) => {
  const { failures } = await run({ steps: failing, expect: expect_ });
  expect(failures[0]).toContain(message);
});

it('reads call files strictly, and names what is wrong in them', () => {
  for (const [text, place] of [
    ['{"title": "A", "steps": [{"presses": "1a"}]}', 'steps.0.presses'],
    ['{"title": "A", "steps": [{"hears": {"pattern": "("}}]}', 'steps.0.hears.pattern'],
    ['{"title": "A", "steps": [{"presses": "1", "hears": "2"}]}', 'steps.0'],
    ['{"title": "A", "steps": []}', 'steps'],
    ['{"title": "A", "steps": [{"waits": 1}], "expects": {}}', 'expects'],
  ] as const) {
    const { callFile, diagnostics } = parseCallFile(text);
    expect(callFile).toBeNull();
    expect(diagnostics[0]?.path.join('.')).toMatch(new RegExp(`^${place}`));
  }
});

async function run(file: object) {
  const { callFile, diagnostics } = parseCallFile(JSON.stringify({ title: 'A call', ...file }));
  if (callFile === null) throw new Error(JSON.stringify(diagnostics));
  const prompt = (text: string) => ({ 'en-US': { text } });
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'line',
    kind: 'call',
    title: 'Line',
    languages: ['en-US'],
    variables: { choice: { type: 'text' } },
    start: 'hello',
    nodes: {
      hello: { type: 'say', config: { prompt: prompt('Hello.') }, exits: { next: 'ask' } },
      ask: {
        type: 'menu',
        config: {
          attempts: 2,
          prompt: prompt('For one, press 1.'),
          noInputPrompts: [prompt('Nothing heard.')],
          options: [{ exit: 'one', key: '1' }],
          saveAs: 'choice',
        },
        exits: { one: 'end', 'no-input': 'end', 'no-match': 'end' },
      },
      end: { type: 'hang-up', config: { prompt: prompt('You chose {{ choice }}.') }, exits: {} },
    },
  });
  const machine = flow && compileFlow(flow, nodeRegistry).machine;
  if (flow === null || machine === null) throw new Error('no machine');
  return runCallFile(
    {
      machine: createCallMachine(flow, machine, nodeRegistry),
      bindings: bindingsOf(() => environmentSchema.parse({})),
      audioSeconds: () => 0,
      schedules: () => null,
      smsTemplates: () => undefined,
      otherFlow: () => null,
    },
    callFile,
  );
}
