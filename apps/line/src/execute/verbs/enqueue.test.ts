import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

const NUMBER = '+15005550006';
const AGENT = '+40310000222';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/action': '<Say>After the queue</Say><Pause length="60"/>',
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

describe('somebody in a queue', () => {
  it('hears the wait document again and again, which is told of his place in line', async () => {
    const first = await callTo(enqueue());
    await line.advance(5);
    const second = await callTo(enqueue());
    await line.advance(10);
    const third = await callTo(enqueue('maxQueueSize="7"'));
    await line.advance(5);
    const [asked] = posted('/wait');
    expect(asked).toMatchObject({
      CallSid: first,
      QueuePosition: '1',
      QueueTime: '0',
      AvgQueueTime: '0',
      CurrentQueueSize: '1',
      MaxQueueSize: '1000',
    });
    expect(asked?.['QueueSid']).toMatch(/^QU[0-9a-f]{32}$/);
    const places = posted('/wait').map((form) => [
      form['CallSid'],
      form['QueuePosition'],
      form['QueueTime'],
      form['AvgQueueTime'],
      form['CurrentQueueSize'],
    ]);
    expect(places).toEqual([
      [first, '1', '0', '0', '1'],
      [second, '2', '0', '3', '2'],
      [third, '3', '0', '8', '3'],
      [first, '1', '20', '13', '3'],
    ]);
    expect((await line.call(first)).webhooks.map(({ kind }) => kind)).toEqual(['twiml', 'wait', 'wait']);
  });

  it.each([
    ['', 'hold'],
    ['waitUrl=""', 'silence'],
  ])('hears the carrier’s music, or nothing for an empty address (%s)', async (attribute, kind) => {
    const sid = await callTo(`<Enqueue ${attribute}>support</Enqueue>`);
    await line.advance(3_600);
    expect((await line.call(sid)).heard).toMatchObject([{ kind, endedAt: null }]);
  });

  it('follows the redirects and the questions of the wait document, and always comes back to it', async () => {
    app.answers['/wait'] = '<Gather numDigits="1" action="/key" timeout="3"><Say>Press 1</Say></Gather><Redirect>/more</Redirect>';
    app.answers['/more'] = '<Say>More</Say>';
    app.answers['/key'] = '<Say>Thanks</Say><Dial>+40310000222</Dial>';
    const sid = await callTo(enqueue());
    await line.press(sid, '1');
    expect(await line.call(sid)).toMatchObject({ heard: [{ interrupted: true }, { text: 'Thanks' }] });
    await line.advance(0.4);
    expect((await line.call(sid)).warnings).toMatchObject([{ code: 12200, message: expect.stringContaining('<Dial>') }]);
    await line.advance(3.4 + 0.4);
    expect((await line.call(sid)).webhooks.map(({ kind, url }) => [kind, new URL(url).pathname])).toEqual([
      ['twiml', '/voice'],
      ['wait', '/wait'],
      ['action', '/key'],
      ['wait', '/wait'],
      ['wait', '/more'],
      ['wait', '/wait'],
    ]);
    expect(posted('/key')).toMatchObject([{ Digits: '1', QueuePosition: '1' }]);
  });

  it('is not asked for without end by a wait document that takes no time', async () => {
    app.answers['/wait'] = '';
    await callTo(enqueue());
    await line.advance(5);
    expect(posted('/wait')).toHaveLength(6);
  });

  it('leaves by the wait document, to the action or to the next verb', async () => {
    app.answers['/wait'] = '<Pause length="1"/><Leave/><Say>Never</Say>';
    const sid = await callTo(enqueue());
    await line.advance(1);
    expect(posted()).toMatchObject([{ QueueResult: 'leave', QueueTime: '1', QueueSid: posted('/wait')[0]?.['QueueSid'] }]);
    expect(await lastHeard(sid)).toMatchObject({ text: 'After the queue' });
    const other = await callTo('<Enqueue waitUrl="/wait">support</Enqueue><Say>Next verb</Say>');
    await line.advance(1);
    expect(await lastHeard(other)).toMatchObject({ text: 'Next verb' });
  });

  it('who hangs up, or is hung up by the wait document, is told of with the call over', async () => {
    const sid = await callTo(enqueue());
    await line.advance(4);
    await line.control('POST', `/calls/${sid}/hangup`);
    app.answers['/wait'] = '<Hangup/>';
    const other = await callTo(enqueue());
    expect(posted()).toMatchObject([
      { QueueResult: 'hangup', QueueTime: '4', CallSid: sid, CallStatus: 'completed' },
      { QueueResult: 'hangup', QueueTime: '0', CallSid: other, CallStatus: 'completed' },
    ]);
    expect((await line.call(other)).status).toBe('completed');
  });

  it('who is moved by REST runs his new document while the action is told', async () => {
    const sid = await callTo(enqueue());
    await line.advance(2);
    await line.rest('POST', `/Calls/${sid}.json`, { Twiml: '<Response><Say>Moved</Say></Response>' });
    expect(posted()).toMatchObject([{ QueueResult: 'redirected', QueueTime: '2', CallStatus: 'in-progress' }]);
    expect((await line.call(sid)).heard.map(({ kind, text }) => text ?? kind)).toEqual(['silence', 'Moved']);
    const queue = await line.rest('GET', '/Queues.json');
    expect(await queue.json()).toMatchObject({ queues: [{ current_size: 0 }] });
  });

  it('is forgotten with everything else, and nobody is told', async () => {
    await callTo(enqueue());
    await line.control('POST', '/reset');
    await line.advance(60);
    expect(posted()).toEqual([]);
    expect(await (await line.rest('GET', '/Queues.json')).json()).toMatchObject({ queues: [] });
  });
});

describe('an Enqueue that cannot be', () => {
  it('of a full queue goes on, with a warning', async () => {
    await callTo(enqueue('maxQueueSize="1"'));
    const sid = await callTo(enqueue());
    expect(posted()).toMatchObject([{ QueueResult: 'queue-full', CallSid: sid }]);
    expect(posted()[0]).not.toHaveProperty('QueueSid');
    expect(await line.call(sid)).toMatchObject({ warnings: [{ code: 14207 }], heard: [{ text: 'After the queue' }] });
  });

  it.each([
    ['<Enqueue action="/action"> </Enqueue>', 14204],
    [`<Enqueue action="/action">${'q'.repeat(65)}</Enqueue>`, 14205],
    ['<Enqueue action="/action" workflowSid="WW1"><Task>{}</Task></Enqueue>', 14226],
    ['<Enqueue action="/action" waitUrl="http://">support</Enqueue>', 14202],
  ])('%s is an error that its action learns', async (verb, code) => {
    const sid = await callTo(verb);
    expect(posted()).toMatchObject([{ QueueResult: 'error' }]);
    expect((await line.call(sid)).warnings).toMatchObject([{ code }]);
  });

  it('ends with an error when the wait document cannot be had, and goes on', async () => {
    app.answers['/wait'] = { status: 500 };
    const sid = await callTo(enqueue());
    expect(posted()).toMatchObject([{ QueueResult: 'error', QueueTime: '0' }]);
    expect(await line.call(sid)).toMatchObject({
      status: 'in-progress',
      warnings: [{ code: 11200 }],
      heard: [{ text: 'After the queue' }],
    });
  });

  it('warns of settings that mean nothing, and of a Leave outside of a queue', async () => {
    const sid = await callTo(
      '<Leave/><Enqueue method="PUT" waitUrl="/wait" waitUrlMethod="x" action="/action" maxQueueSize="0">support</Enqueue>',
    );
    expect((await line.call(sid)).warnings.map(({ code }) => code)).toEqual([12200, 14201, 12200, 14206]);
    expect(posted('/wait')).toHaveLength(1);
  });
});

it('an outgoing call may be put into a queue too', async () => {
  await line.control('PUT', `/phones/${encodeURIComponent(AGENT)}`, { attempts: [{ behaviour: 'answer' }] });
  await line.rest('POST', '/Calls.json', { To: AGENT, From: NUMBER, Twiml: '<Response><Enqueue>support</Enqueue></Response>' });
  expect(await (await line.rest('GET', '/Queues.json')).json()).toMatchObject({ queues: [{ friendly_name: 'support', current_size: 1 }] });
});
