import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, number, type RuntimeUnderTest, runtimeUnderTest, standardForm } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
let callSid: string;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
});
afterAll(() => runtime.close());
beforeEach(async () => {
  await runtime.publish(helpFlow());
  callSid = newCallSid();
});

const incoming = () => runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
const step = (seq: number, more: Record<string, string>) => runtime.webhook(`/voice/step/${seq}`, callSid, more);

describe('a call', () => {
  it('is answered, goes on with each webhook and is told as a story', async () => {
    expect((await incoming()).text).toContain('action="https://calls.example/voice/step/1"');
    expect((await step(1, { Digits: '9' })).text).toContain('action="https://calls.example/voice/step/2"');
    const last = await step(2, { Digits: '1' });
    expect(last.text).toMatch(/Goodbye\..*<Hangup\/>/);
    expect(await runtime.story(callSid)).toMatchObject({
      flow: 'help',
      status: 'completed',
      endReason: 'flow-ended',
      from: '+40721000111',
      to: number,
      path: [
        { node: 'menu', exit: 'help' },
        { node: 'bye', exit: null },
      ],
      answers: [{ variable: 'topic', title: 'Topic', value: 'help', how: 'dtmf', complete: true }],
    });
  });

  it('keeps the version that it began with, while the next call gets the new one', async () => {
    await incoming();
    await runtime.publish(helpFlow('Other words.'));
    expect((await step(1, { Digits: '9' })).text).toContain('For help, press 1.');
    callSid = newCallSid();
    expect((await incoming()).text).toContain('Other words.');
    const { diagnostics, published } = await runtime.publish(helpFlow('Broken.', 'nowhere'));
    expect(published).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'exit-to-nowhere', path: ['start'] }]);
    callSid = newCallSid();
    expect((await incoming()).text).toContain('Other words.');
  });

  it('says that a number without a flow is not in service', async () => {
    const answer = await runtime.webhook('/voice/incoming', callSid, { To: '+15005550999' });
    expect(answer.text).toContain('not in service');
  });

  it('shows only the end of a card number', async () => {
    await incoming();
    await step(1, { Digits: '3' });
    await step(2, { Digits: '4111111111111111' });
    expect(await runtime.story(callSid)).toMatchObject({
      answers: [{ variable: 'topic' }, { variable: 'number', value: '••••••••••••1111' }],
    });
  });
});

describe('webhooks that come twice, late or in the wrong order', () => {
  it('get the same answer byte for byte, and write nothing', async () => {
    const first = await incoming();
    const second = await step(1, { Digits: '9' });
    await step(2, { Digits: '8' });
    const before = await runtime.deps.store.listEvents(callSid);
    expect(await incoming()).toEqual(first);
    expect(await step(1, { Digits: '9' })).toEqual(second);
    expect(await step(1, { Digits: '1' })).toEqual(second);
    expect(await runtime.deps.store.listEvents(callSid)).toEqual(before);
  });

  it('take one step when many come at once', async () => {
    await incoming();
    const answers = await Promise.all(Array.from({ length: 6 }, () => step(1, { Digits: '9' })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await runtime.deps.store.findSession(callSid))?.seq).toBe(2);
  });

  it('of a step that was never reached hear where the call stands', async () => {
    await incoming();
    expect((await step(7, { Digits: '1' })).text).toContain('/voice/step/1');
    expect((await runtime.deps.store.findSession(callSid))?.seq).toBe(1);
  });

  it('change nothing after the call has ended', async () => {
    await incoming();
    await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed', CallDuration: '12' });
    const answer = await step(1, { Digits: '1' });
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('<Response><Hangup/></Response>') });
    expect(await runtime.story(callSid)).toMatchObject({
      status: 'completed',
      endReason: 'caller-hung-up',
      path: [{ node: 'menu', exit: null }],
    });
  });

  it('take no step when the caller has gone meanwhile', async () => {
    await incoming();
    await step(1, { Digits: '2' });
    const answer = await step(2, { CallStatus: 'completed', DialCallStatus: 'no-answer' });
    expect(answer.text).toContain('<Hangup/>');
    expect(await runtime.story(callSid)).toMatchObject({
      endReason: 'caller-hung-up',
      path: [{ node: 'menu' }, { node: 'desk', exit: null }],
    });
  });

  it('lose to the database when a step was taken elsewhere', async () => {
    await incoming();
    const remembered = runtime.deps.sessions.recall(callSid, 1);
    const taken = await step(1, { Digits: '9' });
    // as another runtime would still remember it
    if (remembered !== null) runtime.deps.sessions.remember(remembered);
    expect(await step(1, { Digits: '1' })).toEqual(taken);
    expect((await runtime.deps.store.findSession(callSid))?.seq).toBe(2);
  });

  it('say the closing words again when their document was lost', async () => {
    await incoming();
    const last = await step(1, { Digits: '1' });
    const again = await runtime.webhook('/voice/resume', callSid, { ErrorCode: '11200' });
    expect(again.text).toBe(last.text);
  });

  it('resume the call where it stands when the carrier falls back', async () => {
    await incoming();
    await step(1, { Digits: '9' });
    const answer = await runtime.webhook('/voice/resume', callSid, { ErrorCode: '11200', ErrorUrl: 'https://calls.example/voice/step/2' });
    expect(answer.text).toContain('/voice/step/2');
    expect(answer.text).toContain('For help, press 1.');
  });
});

describe('webhooks that should not be', () => {
  const untouched = async () => expect(await runtime.deps.store.findSession(callSid)).toBeNull();

  it.each([
    ['no signature', undefined],
    ['an empty signature', ''],
    ['a wrong signature', 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ])('are refused with %s', async (_name, signature) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature !== undefined && { 'x-twilio-signature': signature }),
    };
    const response = await runtime.app.request('/voice/incoming', {
      method: 'POST',
      headers,
      body: new URLSearchParams(standardForm(callSid)),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'bad-signature' } });
    await untouched();
  });

  it('are refused when a field was changed after signing', async () => {
    const { signRequest } = await import('@callwright/twiml');
    const form = standardForm(callSid);
    const signature = signRequest('secret-of-tests', 'https://calls.example/voice/incoming', form);
    const answer = await runtime.post('/voice/incoming', { ...form, From: '+40799999999' }, { 'x-twilio-signature': signature });
    expect(answer.status).toBe(403);
    await untouched();
  });

  it.each([
    ['no call', { CallSid: '' }, 'CallSid'],
    ['a hostile call id', { CallSid: "CA'; drop table sessions; --" }, 'CallSid'],
    ['hostile digits', { Digits: '<Say>' }, 'Digits'],
    ['no caller status', { CallStatus: 'unheard-of' }, 'CallStatus'],
  ])('with %s are answered with the field at fault', async (_name, more, field) => {
    const answer = await runtime.webhook('/voice/incoming', callSid, more);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'bad-webhook', path: field } });
    await untouched();
  });

  it('that are huge are refused', async () => {
    const answer = await runtime.webhook('/voice/incoming', callSid, { More: 'x'.repeat(300_000) });
    expect(answer.status).toBe(413);
    await untouched();
  });

  it('of an unknown call are told apart, and the caller hears words', async () => {
    const response = await step(3, { Digits: '1' });
    expect(response).toMatchObject({ status: 200, text: expect.stringMatching(/something went wrong.*<Hangup\/>/) });
    expect((await runtime.app.request(`/api/calls/${callSid}`, { headers: ownerHeaders })).status).toBe(404);
  });
});

describe('failures of ours', () => {
  it('lead where the flow says when a document is too large, and the call goes on from there although that document was its end', async () => {
    await incoming();
    const answer = await step(1, { Digits: '4' });
    expect(answer.text).toContain('Something is wrong here.');
    expect((await step(2, { Digits: '1' })).text).toContain('For help, press 1.');
    expect(await runtime.story(callSid)).toMatchObject({ status: 'in-progress', failures: [{ code: 'not-renderable' }] });
  });

  it('at a repeated webhook do not move a call that stands elsewhere', async () => {
    await incoming();
    const given = await step(1, { Digits: '9' });
    const { store } = runtime.deps;
    const findResponse = store.findResponse;
    store.findResponse = () => {
      store.findResponse = findResponse;
      return Promise.reject(new Error('the database hiccups'));
    };
    expect(await step(1, { Digits: '9' })).toEqual(given);
    expect(await runtime.story(callSid)).toMatchObject({ path: [{ node: 'menu', exit: null }], failures: [] });
  });

  it('at a status callback are an error, not a step of the call', async () => {
    await incoming();
    const { store } = runtime.deps;
    const endSession = store.endSession;
    store.endSession = () => Promise.reject(new Error('the database hiccups'));
    const answer = await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
    store.endSession = endSession;
    expect(answer.status).toBe(500);
    expect(await runtime.story(callSid)).toMatchObject({ status: 'in-progress', path: [{ node: 'menu', exit: null }] });
  });

  it('still give words when the database is gone', async () => {
    const broken = await runtimeUnderTest();
    await broken.publish(helpFlow());
    await broken.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
    await broken.close();
    const answer = await broken.webhook('/voice/step/1', callSid, { Digits: '1' });
    expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/One moment, please\..*voice\/resume\?again=1</) });
    const last = await broken.webhook('/voice/resume?again=20', callSid);
    expect(last).toMatchObject({ status: 200, text: expect.stringMatching(/something went wrong.*<Hangup\/>/) });
    expect((await broken.app.request('/readyz')).status).toBe(503);
    expect((await broken.app.request('/healthz')).status).toBe(200);
  });
});
