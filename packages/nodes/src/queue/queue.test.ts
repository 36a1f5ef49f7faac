import type { CallHappening, Step } from '@callwright/flow-compiler';
import { expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';

const say = (text: string, next: string) => ({ type: 'say', config: { prompt: { 'en-US': { text } } }, exits: { next } });
const end = (text: string) => ({ type: 'hang-up', config: { prompt: { 'en-US': { text } } }, exits: {} });
const menu = (text: string, saveAs: string, next: string, more = {}) => ({
  type: 'menu',
  config: {
    prompt: { 'en-US': { text } },
    saveAs,
    attempts: 1,
    options: [
      { exit: 'a', key: '1' },
      { exit: 'b', key: '2' },
    ],
    ...more,
  },
  exits: { a: next, b: next, 'no-input': next, 'no-match': next },
});
const music = (next = 'music') => ({ type: 'play-music', config: { seconds: 10 }, exits: { next } });
const exits = {
  'after-call': 'done',
  'waited-too-long': 'late',
  full: 'done',
  'nobody-signed-in': 'done',
  closed: 'done',
  'keeps-callback': 'done',
};
const text = (privacy = 'none') => ({ type: 'text', title: 'x', privacy });

/** A call flow with one queue, and its wait flow. */
function waiting(wait: object, outer: object = {}, others: Record<string, object> = {}) {
  return flowUnderTest(
    {
      start: 'first',
      reservedKeys: { '*': 'back', '0': { exit: 'person' } },
      exits: { person: 'line' },
      variables: { topic: text(), product: text() },
      nodes: {
        first: menu('Which topic?', 'topic', 'line'),
        line: { type: 'queue', config: { queue: 'technical', waitFlow: 'hold' }, exits },
        late: menu('Still there?', 'topic', 'done'),
        done: end('You talked about {{ product }}.'),
      },
      ...outer,
    },
    { hold: { kind: 'wait', start: 'music', nodes: { music: music() }, ...wait }, ...others },
  );
}

const open: CallHappening = {
  type: 'effect.done',
  src: 'queue.look',
  output: { admission: 'open', queue: { position: 3, inLine: 2, estimateSeconds: 60, agents: 1, longestWaitSeconds: 10 } },
};
const taken: CallHappening = { type: 'line.taken', conference: 'entry-1', agent: { id: 'a1', name: 'Ana' } };
const keys = (digits: string): CallHappening => ({ type: 'call.digits', digits });
const orders = ({ orders: all }: Step) => all.map(({ src }) => src);
const spoken = (step: Step) => JSON.stringify(step.verbs);

/** A call that is in line. */
function inLine(flow: ReturnType<typeof flowUnderTest>, inherited = {}) {
  const call = flow.call('+40721000111', inherited);
  call.next(keys('1'));
  return { ...call, joined: call.next(open) };
}

const asking = {
  start: 'product',
  reservedKeys: { '*': 'back', '5': { exit: 'ask' } },
  exits: { ask: 'product' },
  variables: { product: text() },
  nodes: { product: menu('Which product?', 'product', 'color'), color: menu('Which colour?', 'product', 'music'), music: music() },
};

it('joins, hears every word inside a gather, is taken to the agent and leaves, with each order once', () => {
  const call = inLine(waiting({ start: 'words', nodes: { words: say('Please hold.', 'music'), music: music('words') } }));
  expect(orders(call.joined)).toEqual(['line.join']);
  expect(call.joined.orders[0]?.input).toMatchObject({ queue: 'technical', node: 'line', priority: 0, skills: [] });
  expect(call.joined.verbs).toMatchObject([
    {
      verb: 'gather',
      aside: true,
      prompts: [
        { verb: 'say', text: 'Please hold.' },
        { verb: 'music', source: 'calm', from: 0, seconds: 10 },
      ],
    },
  ]);
  expect(call.next({ type: 'call.no-input' }).verbs).toMatchObject([{ prompts: [{ verb: 'say' }, { verb: 'music', from: 10 }] }]);
  const talking = call.next(taken);
  expect([orders(talking), talking.verbs]).toEqual([['line.joined'], [{ verb: 'conference', name: 'entry-1', record: false }]]);
  expect(call.next(taken).verbs).toEqual([]);
  const after = call.next({ type: 'call.dial-ended', status: 'completed', seconds: 30 });
  expect([orders(after), after.context.line, after.context.agent]).toEqual([['line.close'], null, { id: 'a1', name: 'Ana' }]);
});

it('is in line again from the beginning of the wait flow when the agent vanished, or the network never connected them', () => {
  const call = inLine(waiting(asking));
  for (const lost of [{ type: 'line.returned' }, { type: 'call.dial-ended', status: 'failed', seconds: 0 }] satisfies CallHappening[]) {
    call.next(taken);
    const again = call.next(lost);
    expect([orders(again), spoken(again).includes('Which product?')]).toEqual([['line.join'], true]);
  }
});

it('shares answers with the flow around it, and what is said in line is told while it is said', () => {
  const call = inLine(
    waiting({ ...asking, nodes: { ...asking.nodes, product: menu('Which product?', 'product', 'music', { input: 'both' }) } }),
  );
  expect(call.joined.verbs).toMatchObject([{ verb: 'gather', partial: true }]);
  call.next(keys('2'));
  expect(call.next({ type: 'line.left', reason: 'closed' }).verbs).toMatchObject([{ text: 'You talked about b.' }, { verb: 'hangup' }]);
});

it('has the reserved keys and the way back of the wait flow in line, and of the call flow behind it', () => {
  const call = inLine(waiting(asking));
  expect(spoken(call.next(keys('1')))).toContain('Which colour?');
  expect(spoken(call.next(keys('*')))).toContain('Which product?');
  expect(spoken(call.next(keys('*')))).toContain('Which product?');
  expect(spoken(call.next(keys('0')))).toContain('Which colour?');
  call.next(keys('1'));
  expect(spoken(call.next(keys('5')))).toContain('Which product?');
  expect(spoken(call.next({ type: 'line.left', reason: 'waited-too-long' }))).toContain('Still there?');
  expect(spoken(call.next(keys('*')))).toContain('Which topic?');
});

it('goes back to the last question from music, where nothing is asked', () => {
  const call = inLine(waiting(asking));
  call.next(keys('1'));
  call.next(keys('1'));
  expect(spoken(call.next(keys('*')))).toContain('Which colour?');
});

it('is taken out of a module in line, with the answers of the call', () => {
  const part = { kind: 'module', module: { exits: [{ exit: 'done' }] }, start: 'ask', variables: { product: text() } };
  const nodes = { ask: menu('Inside?', 'product', 'out'), out: { type: 'leave-module', config: { exit: 'done' }, exits: {} } };
  const use = { type: 'module', config: { flow: 'part', exits: [{ exit: 'done' }] }, exits: { done: 'music' } };
  const call = inLine(waiting({ start: 'use', nodes: { use, music: music() } }, {}, { part: { ...part, nodes } }));
  expect(spoken(call.joined)).toContain('Inside?');
  const talking = call.next(taken);
  expect([talking.context.frames, talking.context.answers['topic']?.value]).toEqual([[], 'a']);
});

it('fails by the way of the wait flow where it has one, else by that of the call flow, which leaves the line', () => {
  const failure: CallHappening = { type: 'flow.failed', code: 'x', message: 'x' };
  expect(spoken(inLine(waiting({ ...asking, onError: 'color' })).next(failure))).toContain('Which colour?');
  const out = inLine(waiting(asking, { onError: 'done' })).next(failure);
  expect([orders(out), out.verbs.at(-1)?.verb]).toEqual([['line.close'], 'hangup']);
});

it('keeps its place without the call after a callback was accepted: nothing closes it', () => {
  const offer = { type: 'offer-callback', config: {}, exits: { accepted: 'bye', declined: 'music', 'not-offered': 'music' } };
  const call = inLine(waiting({ start: 'offer', nodes: { offer, music: music(), bye: end('Bye.') } }));
  expect(call.joined.effect).toMatchObject({ src: 'callback.offer', input: { queue: 'technical', when: { rule: 'long-wait' } } });
  const output = { offered: true, because: 'asked', mode: 'keep-place', callback: { expected: 300, position: 3 } };
  call.next({ type: 'effect.done', src: 'callback.offer', output });
  call.next(keys('1'));
  const accepted = call.next(keys('1'));
  expect(accepted.orders).toMatchObject([
    { src: 'line.call-back', input: { queue: 'technical', number: '+40721000111', mode: 'keep-place', node: 'line/offer' } },
    { src: 'line.promise', input: { kind: 'callback', said: { seconds: 300, position: 3 } } },
  ]);
  expect([accepted.context.line, accepted.ended]).toEqual([null, true]);
});

it('asks nothing that is known, from this call or the one before; going back asks anew', () => {
  const once = { ...asking, nodes: { ...asking.nodes, product: menu('Which product?', 'product', 'color', { askAgain: false }) } };
  const known = { value: 'b', how: 'dtmf', confidence: 1, raw: '2', at: '2026-01-05T09:00:00Z', node: 'x', complete: true } as const;
  const call = inLine(waiting(once), { answers: { product: known, other: known } });
  expect(spoken(call.joined)).toContain('Which colour?');
  expect(Object.keys(call.joined.context.answers)).toEqual(['product', 'topic']);
  const asked = inLine(waiting(once));
  asked.next(keys('1'));
  expect(spoken(asked.next(keys('*')))).toContain('Which product?');
});

it.each([
  ['unknown-wait-flow', { kind: 'call', start: 'bye', nodes: { bye: end('Bye.') } }, {}],
  ['wait-flow-language-missing', {}, { languages: ['en-US', 'ro-RO'] }],
  ['wait-flow-variable-differs', { variables: { product: text('card') } }, {}],
  ['wait-flow-variable-differs', { variables: { pin: text('personal') } }, {}],
  ['wait-flow-has-errors', { nodes: { music: music('nowhere') } }, {}],
  ['leave-reasons-differ', { nodes: { music: music('out'), out: { type: 'leave-line', config: { reason: 'bored' }, exits: {} } } }, {}],
])('finds %s', (code, wait, outer) => {
  expect(waiting(wait, outer).codes).toContain(code);
});

it('lets no module into a wait flow that dials there', () => {
  const part = { kind: 'module', module: { exits: [{ exit: 'done' }] }, start: 'desk' };
  const desk = {
    type: 'transfer',
    config: { to: { number: 'desk' } },
    exits: { ended: 'out', busy: 'out', 'no-answer': 'out', failed: 'out' },
  };
  const nodes = { desk, out: { type: 'leave-module', config: { exit: 'done' }, exits: {} } };
  const use = { type: 'module', config: { flow: 'part', exits: [{ exit: 'done' }] }, exits: { done: 'music' } };
  const hold = { kind: 'wait', start: 'use', nodes: { use, music: music() } };
  const flow = flowUnderTest(hold, { part: { ...part, nodes } });
  expect(flow.diagnostics).toMatchObject([{ code: 'kind-not-allowed', path: ['nodes', 'use', 'config', 'flow'] }]);
});

it('proves that each round in line takes time, and takes a line for a way to a person', () => {
  const announce = { type: 'announce-wait', config: {}, exits: { next: 'announce' } };
  expect(waiting({ start: 'announce', nodes: { announce } }).verified).toContain('wait-without-time');
  expect(flowUnderTest({ kind: 'wait', start: 'announce', nodes: { announce } }).verified).toContain('wait-without-time');
  const pause = { type: 'pause', config: { seconds: 2 }, exits: { next: 'announce' } };
  const fine = waiting({ start: 'announce', nodes: { announce: { ...announce, exits: { next: 'pause' } }, pause } });
  expect(fine.verified).toEqual(['variable-not-set']);
});

it('finds callers who were promised a call and are led back to the music, where nobody takes them out', () => {
  const offer = (accepted: string) => ({
    type: 'offer-callback',
    config: { when: { rule: 'always' } },
    exits: { accepted, declined: 'music', 'not-offered': 'music' },
  });
  const hold = (accepted: string) => ({
    kind: 'wait',
    start: 'music',
    nodes: { music: music('offer'), offer: offer(accepted), bye: end('Bye.') },
  });
  const back = flowUnderTest(hold('music'));
  expect(back.verified).toContain('waits-for-nobody');
  expect(flowUnderTest(hold('bye')).verified).not.toContain('waits-for-nobody');
});
