import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineCall } from '../../control/protocol.ts';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

const NUMBER = '+15005550006';
const DESK = '+40310000222';
const OTHER = '+40310000333';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let phone: VerbCalls['phone'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, phone, close } = await startVerbCalls({ '/after': '<Pause length="60"/>', '/status': {}, '/recorded': {} }));
});

afterEach(() => close());

async function child(to: string): Promise<LineCall> {
  const found = (await line.calls()).find((call) => call.to === to);
  if (!found) throw new Error(`no leg to ${to}`);
  return found;
}

function posted(path = '/after'): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

describe('a client or a SIP address', () => {
  it.each([
    ['<Client>ana</Client>', 'client:ana', 'no-answer', 31480],
    ['<Sip>sip:ana@pbx.test</Sip>', 'sip:ana@pbx.test', 'failed', 13254],
  ])('%s where nobody is registered ends at once, with a warning that says why', async (noun, to, status, code) => {
    const sid = await callTo(`<Dial action="/after">${noun}</Dial>`);
    expect(posted()).toMatchObject([{ DialCallStatus: status, DialBridged: 'false' }]);
    const expected = [{ code, message: expect.stringContaining(`${to} cannot be rung`) }];
    expect(await line.call(sid)).toMatchObject({ warnings: expected });
    expect(await child(to)).toMatchObject({ status, warnings: expected });
  });

  it.each([
    ['<Client><Identity>ana</Identity><Parameter name="a" value="b"/></Client>', 'client:ana'],
    ['<Sip><Uri>sips:ana@pbx.test:5061</Uri></Sip>', 'sips:ana@pbx.test:5061'],
  ])('%s rings as its phone was told', async (noun, to) => {
    await phone(to, { behaviour: 'answer', afterSeconds: 2 });
    const sid = await callTo(`<Dial action="/after">${noun}</Dial>`);
    await line.advance(2);
    expect(await child(to)).toMatchObject({ status: 'in-progress', connectedTo: [sid] });
  });

  it.each([
    ['<Client/>', 13215],
    ['<Sip>ana</Sip>', 13243],
  ])('%s that names nobody is skipped', async (noun, code) => {
    const sid = await callTo(`<Dial action="/after">${noun}</Dial>`);
    expect(posted()).toMatchObject([{ DialCallStatus: 'failed' }]);
    expect((await line.call(sid)).warnings).toMatchObject([{ code }]);
  });

  it('is also reached by a call that REST creates', async () => {
    await phone('client:ana', { behaviour: 'answer' });
    await line.rest('POST', '/Calls.json', { To: 'client:ana', From: NUMBER, Url: `${app.url}/after` });
    await line.rest('POST', '/Calls.json', { To: 'client:bob', From: NUMBER, Url: `${app.url}/after` });
    await line.advance(1);
    expect((await line.calls()).map(({ status }) => status)).toEqual(['in-progress', 'no-answer']);
  });
});

describe('what the called person hears before the connection', () => {
  const screened = `<Number url="/whisper">${DESK}</Number>`;

  it('runs to its end, while the caller hears ringing, and connects', async () => {
    app.answers['/whisper'] = '<Dial>+1</Dial><Gather numDigits="1" action="/accept"><Say>Press 1 to accept</Say></Gather><Hangup/>';
    app.answers['/accept'] = '<Say>Connecting</Say>';
    await phone(DESK, { behaviour: 'answer', afterSeconds: 1 });
    const sid = await callTo(`<Dial action="/after">${screened}</Dial>`);
    await line.advance(2);
    const desk = await child(DESK);
    expect(await line.call(sid)).toMatchObject({ heard: [{ kind: 'ring', endedAt: null }], connectedTo: [] });
    expect(desk.warnings).toMatchObject([{ code: 13215 }]);
    expect(posted('/whisper')).toMatchObject([{ CallSid: desk.callSid, ParentCallSid: sid, To: DESK, CallStatus: 'in-progress' }]);
    await line.press(desk.callSid, '1');
    await line.advance(1);
    expect(await child(DESK)).toMatchObject({
      connectedTo: [sid],
      heard: [{ interrupted: true }, { text: 'Connecting' }, { kind: 'bridged' }],
    });
  });

  it('that ends in a Hangup, or is hung up upon, connects nobody', async () => {
    app.answers['/whisper'] = '<Gather numDigits="1" timeout="3"/><Hangup/>';
    // biome-ignore lint/suspicious/noThenProperty: the name is the control API's
    await phone(DESK, { behaviour: 'answer' }, { behaviour: 'answer', then: [{ afterSeconds: 1, hangup: true }] });
    for (const seconds of [3, 1]) {
      await callTo(`<Dial action="/after">${screened}</Dial>`);
      await line.advance(seconds);
    }
    expect(posted()).toMatchObject([
      { DialCallStatus: 'completed', DialBridged: 'false' },
      { DialCallStatus: 'completed', DialBridged: 'false' },
    ]);
  });

  it('is left behind when REST moves the called person elsewhere', async () => {
    app.answers['/whisper'] = '<Pause length="9"/>';
    await phone(DESK, { behaviour: 'answer' });
    await callTo(`<Dial action="/after">${screened}</Dial>`);
    const { callSid } = await child(DESK);
    await line.rest('POST', `/Calls/${callSid}.json`, { Twiml: '<Response><Say>Elsewhere</Say></Response>' });
    expect((await child(DESK)).heard.at(-1)).toMatchObject({ text: 'Elsewhere' });
    expect(posted()).toMatchObject([{ DialCallStatus: 'completed', DialCallSid: callSid, DialBridged: 'false' }]);
  });

  it('lets others ring on: who comes to its end first is connected', async () => {
    app.answers['/whisper'] = ({ form }) => (form['To'] === DESK ? '<Pause length="9"/>' : '<Pause length="2"/>');
    await phone(DESK, { behaviour: 'answer' });
    await phone(OTHER, { behaviour: 'answer', afterSeconds: 3 });
    const sid = await callTo(`<Dial>${screened}<Number url="/whisper">${OTHER}</Number></Dial>`);
    await line.advance(5);
    expect((await child(DESK)).status).toBe('completed');
    expect((await child(OTHER)).connectedTo).toEqual([sid]);
  });

  it('ends with the caller, and a document that cannot be had connects nobody', async () => {
    app.answers['/whisper'] = '<Pause length="9"/>';
    await phone(DESK, { behaviour: 'answer' });
    const sid = await callTo(`<Dial action="/after">${screened}</Dial>`);
    await line.control('POST', `/calls/${sid}/hangup`);
    expect((await child(DESK)).status).toBe('completed');
    app.answers['/whisper'] = { status: 500 };
    await callTo(`<Dial action="/after">${screened}</Dial>`);
    await line.advance(10);
    expect(posted()).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'false' }]);
  });
});

describe('a recorded Dial', () => {
  it.each([
    ['record-from-answer', '20', '1'],
    ['record-from-ringing-dual', '25', '2'],
  ])('%s gives a recording of %s s to its action and its status callback', async (record, seconds, channels) => {
    // biome-ignore lint/suspicious/noThenProperty: the name is the control API's
    await phone(DESK, { behaviour: 'answer', afterSeconds: 5, then: [{ afterSeconds: 20, hangup: true }] });
    const sid = await callTo(`<Dial record="${record}" action="/after" recordingStatusCallback="/recorded">${DESK}</Dial>`);
    await line.advance(25);
    expect(posted()).toMatchObject([{ DialCallStatus: 'completed', RecordingDuration: seconds }]);
    expect(posted('/recorded')).toMatchObject([
      {
        CallSid: sid,
        RecordingUrl: posted()[0]?.['RecordingUrl'],
        RecordingStatus: 'completed',
        RecordingSource: 'DialVerb',
        RecordingChannels: channels,
      },
    ]);
    expect((await fetch(posted()[0]?.['RecordingUrl'] ?? '')).status).toBe(200);
  });

  it('is kept when the caller hangs up, and there is none when nobody answers', async () => {
    const dialled = `<Dial record="true" action="/after" recordingStatusCallback="/recorded" timeout="5">${DESK}</Dial>`;
    await phone(DESK, { behaviour: 'answer' }, { behaviour: 'no-answer' });
    const sid = await callTo(dialled);
    await line.advance(7);
    await line.control('POST', `/calls/${sid}/hangup`);
    expect(posted('/recorded')).toMatchObject([{ RecordingDuration: '7' }]);
    await callTo(dialled);
    await line.advance(10);
    expect(posted()[0]).toMatchObject({ DialCallStatus: 'no-answer' });
    expect(posted()[0]).not.toHaveProperty('RecordingUrl');
    expect(posted('/recorded')).toHaveLength(1);
  });

  it('warns of a kind of recording that there is not', async () => {
    const sid = await callTo(`<Dial record="yes" timeout="5">${DESK}</Dial>`);
    expect((await line.call(sid)).warnings).toMatchObject([{ code: 13217 }]);
  });
});
