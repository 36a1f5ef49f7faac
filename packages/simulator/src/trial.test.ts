import { bindingsOf, compileFlow, createCallMachine } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFileSchema } from './call-file.ts';
import { runCallFile, type SimulatedFlow } from './run-call-file.ts';
import { createTrial, type TrialAct } from './trial.ts';
import { trialToCallFile } from './trial-to-call-file.ts';

const prompt = (text: string) => ({ 'en-US': { text } });
const given = callFileSchema.shape.given.parse({ contacts: [{ phone: '+15005550100', name: 'Elena' }] });

describe('a trial call', () => {
  it('shows what sounds, what was decided on the way, and what it waits for with the time left', () => {
    const trial = createTrial(helpLine(), given);
    trial.act({ waits: 3 });
    expect(trial.state()).toMatchObject({
      at: 3,
      now: '2026-01-05T09:00:03.000Z',
      place: { flow: null, node: 'ask' },
      contact: { name: 'Elena' },
      listening: { keys: true, speech: true, recording: false, timeoutSeconds: 5, secondsLeft: expect.closeTo(4.7, 1) },
      lines: [
        { kind: 'decided', place: { node: 'known' }, exit: 'found', because: { by: 'work', source: 'contact.find', failed: null } },
        { kind: 'heard', text: 'Hello, Elena. For the internet, press 1.', language: 'en-US', sounding: false },
      ],
    });
  });

  it('tells how sure words were, and where they led', () => {
    const trial = createTrial(helpLine(), given);
    trial.act({ says: 'internet', confidence: 0.9 });
    const { lines, variables, path } = trial.state();
    expect(lines.find(({ kind }) => kind === 'said')).toMatchObject({
      text: 'internet',
      left: { node: 'ask', exit: 'net', confidence: 0.9 },
    });
    expect(variables).toMatchObject([{ name: 'topic', value: 'net', how: 'speech', confidence: 0.9, complete: true }]);
    expect(path.map(({ node, left }) => [node, left?.exit ?? null])).toEqual([
      ['known', 'found'],
      ['ask', 'net'],
      ['status', 'failed'],
      ['end', null],
    ]);
  });

  it('asks endpoints what is given, and is done again when another answer is given', () => {
    const trial = createTrial(helpLine(), given);
    trial.act({ presses: '1' });
    expect(trial.state().requests).toEqual([{ method: 'GET', address: 'https://crm.example/status', answered: false }]);
    trial.give({ ...given, http: [{ method: 'GET', urlPattern: 'https://crm.example/*', reply: { status: 200, afterSeconds: 0 } }] });
    expect(trial.state()).toMatchObject({ requests: [{ answered: true }], path: [{}, {}, { node: 'status', left: { exit: 'ok' } }, {}] });
  });

  it('goes back act by act: live time and what came before it are one step, a jump is one of its own', () => {
    const trial = createTrial(helpLine(), given);
    for (const _ of [1, 2, 3]) trial.act({ waits: 0.25 }, true);
    trial.act({ presses: '9' });
    const pressed = trial.state();
    trial.act({ waits: 1 }, true);
    trial.act({ waits: 5 });
    expect(trial.acts()).toHaveLength(4);
    trial.back();
    trial.back();
    expect(trial.state()).toMatchObject({ at: 0.75 });
    trial.act({ presses: '9' });
    expect(trial.state()).toEqual(pressed);
    trial.back();
    trial.back();
    expect(trial.state()).toMatchObject({ at: 0, canGoBack: false });
    expect(trial.back()).toBe(false);
  });

  it('does nothing after its end, and goes to the next thing that happens before', () => {
    const trial = createTrial(helpLine(), given);
    while (trial.toNextDue());
    expect(trial.state()).toMatchObject({ ended: 'flow-ended', nextDueSeconds: null, listening: null });
    const ended = trial.state();
    trial.act({ presses: '1' });
    expect(trial.state()).toEqual(ended);
  });
});

const step = fc.oneof(
  fc.constantFrom<TrialAct['step']>({ presses: '1' }, { presses: '9' }, { presses: '1w2' }, { says: 'internet', confidence: 0.8 }),
  fc.integer({ min: 1, max: 40 }).map((quarters) => ({ waits: quarters / 4 })),
);
const acts = fc.array(fc.record({ step, live: fc.boolean() }), { maxLength: 6 });

it('is what it was after any act and one step back', () => {
  fc.assert(
    fc.property(acts, step, (before, last) => {
      const trial = createTrial(helpLine(), given, before);
      const { acts: done, state } = trial;
      const was = state();
      const count = done().length;
      trial.act(last);
      if (trial.acts().length === count) return;
      trial.back();
      expect(trial.state()).toEqual(was);
    }),
    { numRuns: 60 },
  );
});

it('is kept as a test that passes, whatever the caller did', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (done) => {
      const flow = helpLine();
      const file = await trialToCallFile(flow, { title: 'Tried', given, acts: createTrial(flow, given, done).acts() });
      const { failures } = await runCallFile(flow, callFileSchema.parse(file));
      expect(failures).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('leaves the time out of a test that goes the same way without, and keeps what matters', async () => {
  const flow = helpLine();
  const keep = async (kept: TrialAct[]) => trialToCallFile(flow, { title: 'Tried', given, acts: kept });
  const quick = await keep([
    { step: { waits: 2.5 }, live: true },
    { step: { presses: '2' }, live: false },
  ]);
  expect(quick).toMatchObject({
    given: { from: '+15005550100', now: '2026-01-05T09:00:00Z', contacts: [{ name: 'Elena' }] },
    steps: [{ hears: 'Hello, Elena. For the internet, press 1.' }, { presses: '2' }, { hears: 'Goodbye.' }],
    expect: { visits: ['known', 'ask', 'end'], variables: { topic: 'bill' }, ends: 'flow-ended' },
  });
  const silent = await keep([{ step: { waits: 9 }, live: true }]);
  expect(silent.steps).toContainEqual({ waits: 9 });
});

it.each([
  ['lookups', { type: 'find-contact', config: {}, exits: { found: 'again', new: 'again', failed: 'again' } }],
  [
    'endpoints that answer at once',
    {
      type: 'http-request',
      config: { url: 'https://a.example' },
      exits: { ok: 'again', refused: 'again', failed: 'again', 'timed-out': 'again' },
    },
  ],
  ['hand-overs', { type: 'go-to-flow', config: { to: { flow: 'other' } }, exits: { 'not-found': 'again' } }],
])('a flow that goes round for ever through %s ends with words that say so', async (_, again) => {
  const flow = flowOf({ id: 'other', start: 'again', nodes: { again } });
  const callFile = callFileSchema.parse({ title: 'Round', given: { http: [anything] }, steps: [{ waits: 1 }] });
  const run = await runCallFile({ ...flow, otherFlow: () => flow.machine }, callFile);
  expect(run.failures).toEqual([expect.stringContaining('the flow goes round for ever at "again"')]);
  expect(run.ends).toBe('flow-ended');
});

const anything = { method: 'GET', urlPattern: '*', reply: { status: 200 } };

function helpLine(): SimulatedFlow {
  return flowOf({
    variables: { topic: { type: 'text' } },
    start: 'known',
    nodes: {
      known: { type: 'find-contact', config: {}, exits: { found: 'ask', new: 'ask', failed: 'ask' } },
      ask: {
        type: 'menu',
        config: {
          attempts: 2,
          input: 'both',
          prompt: prompt('Hello, {{ contact.name }}. For the internet, press 1.'),
          noInputPrompts: [prompt('Nothing heard.')],
          options: [
            { exit: 'net', key: '1', phrases: { 'en-US': ['internet'] } },
            { exit: 'bill', key: '2', phrases: { 'en-US': ['bill'] } },
          ],
          saveAs: 'topic',
        },
        exits: { net: 'status', bill: 'end', 'no-input': 'end', 'no-match': 'end' },
      },
      status: {
        type: 'http-request',
        config: { url: 'https://crm.example/status' },
        exits: { ok: 'end', refused: 'end', failed: 'end', 'timed-out': 'end' },
      },
      end: { type: 'hang-up', config: { prompt: prompt('Goodbye.') }, exits: {} },
    },
  });
}

function flowOf(parts: object): SimulatedFlow {
  const { flow } = parseFlowDocument({ formatVersion: 1, id: 'line', kind: 'call', title: 'Line', languages: ['en-US'], ...parts });
  const compiled = flow && compileFlow(flow, nodeRegistry);
  if (flow === null || compiled === null || compiled.machine === null) throw new Error(JSON.stringify(compiled?.diagnostics));
  return {
    machine: createCallMachine(flow, compiled.machine, nodeRegistry),
    bindings: bindingsOf(() => environmentSchema.parse({})),
    audioSeconds: () => 0,
    schedules: () => null,
    smsTemplates: () => undefined,
    otherFlow: () => null,
  };
}
