import { afterEach, beforeEach, expect, it } from 'vitest';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/action': '<Say>After the queue</Say><Pause length="60"/>',
    '/dialled': '<Pause length="60"/>',
    '/wait': '<Pause length="20"/>',
  }));
});

afterEach(() => close());

const enqueue = (attributes = '') => `<Enqueue action="/action" waitUrl="/wait" ${attributes}>support</Enqueue><Say>Next verb</Say>`;

function posted(path = '/action'): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

async function lastHeard(sid: string) {
  return (await line.call(sid)).heard.at(-1);
}

const dial = (attributes = '', noun = '') =>
  `<Dial action="/dialled" ${attributes}><Queue ${noun}>support</Queue></Dial><Say>Agent goes on</Say>`;

it('connects the front, and both go on when they part', async () => {
  const first = await callTo(enqueue());
  await line.advance(7);
  const second = await callTo(enqueue());
  const agentSid = await callTo(dial());
  expect(await line.call(first)).toMatchObject({
    connectedTo: [agentSid],
    heard: [{ kind: 'silence', interrupted: true }, { kind: 'bridged' }],
  });
  expect(await line.call(agentSid)).toMatchObject({ connectedTo: [first], heard: [{ kind: 'bridged' }] });
  expect((await line.call(second)).connectedTo).toEqual([]);
  await line.advance(30);
  expect(posted()).toEqual([]);
  await line.control('POST', `/calls/${agentSid}/hangup`);
  expect(posted()).toMatchObject([{ QueueResult: 'bridged', QueueTime: '7', CallSid: first, CallStatus: 'in-progress' }]);
  expect(await lastHeard(first)).toMatchObject({ text: 'After the queue' });
  const other = await callTo(dial());
  await line.advance(12);
  await line.control('POST', `/calls/${second}/hangup`);
  expect(posted('/dialled')).toMatchObject([
    {
      CallSid: other,
      DialCallStatus: 'completed',
      DialBridged: 'true',
      DialCallSid: second,
      DialCallDuration: '12',
      QueueTime: '30',
      DequeingCallSid: other,
    },
  ]);
  expect(posted().at(-1)).toMatchObject({ QueueResult: 'bridged', CallSid: second, CallStatus: 'completed' });
});

it('lets the queued caller hear a document first, of the verbs that may stand there', async () => {
  app.answers['/about'] = '<Say>An agent</Say><Gather><Say>Never</Say></Gather><Pause length="2"/>';
  const sid = await callTo(enqueue());
  await line.advance(3);
  const agentSid = await callTo(dial('', 'url="/about" method="POST"'));
  expect(posted('/about')).toMatchObject([
    { CallSid: sid, QueueTime: '3', DequeingCallSid: agentSid, QueueSid: posted('/wait')[0]?.['QueueSid'] },
  ]);
  await line.advance(2);
  expect(await line.call(sid)).toMatchObject({ connectedTo: [], warnings: [{ code: 12200 }] });
  await line.advance(0.6);
  expect((await line.call(sid)).connectedTo).toEqual([agentSid]);
});

it('waits for somebody to join an empty queue, at most its timeout, and fails where there is no queue', async () => {
  await callTo(dial());
  expect(posted('/dialled')).toMatchObject([{ DialCallStatus: 'failed', DialBridged: 'false' }]);
  await line.rest('POST', '/Queues.json', { FriendlyName: 'support' });
  const late = await callTo(dial('timeout="10"'));
  expect((await line.call(late)).heard).toMatchObject([{ kind: 'silence', endedAt: null }]);
  await line.advance(10);
  expect(posted('/dialled').at(-1)).toMatchObject({ CallSid: late, DialCallStatus: 'no-answer' });
  const patient = await callTo(dial());
  await line.advance(5);
  const sid = await callTo(enqueue());
  expect(await line.call(sid)).toMatchObject({ connectedTo: [patient], heard: [{ kind: 'bridged' }] });
  expect(posted('/wait')).toEqual([]);
});

it('keeps the caller’s place when the dialling call goes away before the connection', async () => {
  app.answers['/about'] = '<Pause length="9"/>';
  const sid = await callTo(enqueue());
  await line.advance(5);
  const agentSid = await callTo(dial('', 'url="/about"'));
  await line.advance(4);
  await line.control('POST', `/calls/${agentSid}/hangup`);
  expect(posted()).toEqual([]);
  expect(posted('/wait').at(-1)).toMatchObject({ CallSid: sid, QueuePosition: '1', QueueTime: '9' });
});

it('takes the next one when the front hangs up before the connection', async () => {
  app.answers['/about'] = '<Pause length="9"/>';
  const first = await callTo(enqueue());
  const second = await callTo(enqueue());
  const agentSid = await callTo(dial('', 'url="/about"'));
  await line.advance(2);
  await line.control('POST', `/calls/${first}/hangup`);
  expect(posted()).toMatchObject([{ CallSid: first, QueueResult: 'hangup', QueueTime: '0' }]);
  await line.advance(9);
  expect((await line.call(second)).connectedTo).toEqual([agentSid]);
});

it('parts them at the time limit, on star, and when REST moves either of them', async () => {
  await callTo(enqueue());
  await callTo(dial('timeLimit="30"'));
  await line.advance(30);
  await callTo(enqueue());
  await line.press(await callTo(dial('hangupOnStar="true"')), '*');
  const moved = await callTo(enqueue());
  const left = await callTo(dial());
  await line.rest('POST', `/Calls/${moved}.json`, { Twiml: '<Response><Say>Moved</Say></Response>' });
  expect(await line.call(left)).toMatchObject({ connectedTo: [], status: 'in-progress' });
  expect(await lastHeard(moved)).toMatchObject({ text: 'Moved' });
  const parted = await callTo(enqueue());
  await line.rest('POST', `/Calls/${await callTo(dial())}.json`, { Twiml: '<Response><Pause length="9"/></Response>' });
  expect(
    posted()
      .map(({ CallSid, QueueResult }) => [CallSid, QueueResult])
      .slice(-2),
  ).toEqual([
    [moved, 'redirected-from-bridged'],
    [parted, 'bridged'],
  ]);
  expect(posted().slice(0, 2)).toMatchObject([{ QueueResult: 'bridged' }, { QueueResult: 'bridged' }]);
  expect(posted('/dialled')).toHaveLength(3);
});

it('records what is said, and answers its own call only when connected if asked to', async () => {
  await line.rest('POST', '/Queues.json', { FriendlyName: 'support' });
  const agentSid = await callTo(dial('record="record-from-answer" answerOnBridge="true"'));
  expect((await line.call(agentSid)).status).toBe('ringing');
  const sid = await callTo(enqueue());
  expect((await line.call(agentSid)).status).toBe('in-progress');
  await line.advance(6);
  await line.control('POST', `/calls/${sid}/hangup`);
  expect(posted('/dialled')).toMatchObject([{ RecordingDuration: '6', RecordingSid: expect.stringMatching(/^RE/) }]);
});

it.each([
  ['<Dial action="/dialled"><Queue reservationSid="WR1">support</Queue></Dial>', [14219]],
  ['<Dial action="/dialled"><Queue/></Dial>', [14212]],
  ['<Dial action="/dialled"><Queue>support</Queue><Number>+40310000222</Number></Dial>', [12200]],
])('%s fails with a warning', async (verb, codes) => {
  const sid = await callTo(verb);
  expect(posted('/dialled')).toMatchObject([{ DialCallStatus: 'failed' }]);
  expect((await line.call(sid)).warnings.map(({ code }) => code)).toEqual(codes);
});
