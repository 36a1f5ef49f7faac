import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startVerbCalls, type VerbCalls } from '../../testing/verb-calls.ts';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/after': '<Say>After the conference</Say><Pause length="60"/>',
    '/events': {},
    '/recorded': {},
    '/wait': '<Say>Please wait</Say>',
  }));
});

afterEach(() => close());

/** A call that dials a room. */
function join(attributes = '', dial = '', name = 'room'): Promise<string> {
  return callTo(`<Dial action="/after" ${dial}><Conference beep="false" ${attributes}>${name}</Conference></Dial>`);
}

function posted(path = '/after'): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

function events(): (string | undefined)[][] {
  return posted('/events').map(({ StatusCallbackEvent, CallSid }) => [StatusCallbackEvent, CallSid]);
}

async function kinds(sid: string): Promise<string[]> {
  return (await line.call(sid)).heard.map(({ kind, text }) => text ?? kind);
}

async function hangUp(sid: string): Promise<void> {
  await line.control('POST', `/calls/${sid}/hangup`);
}

describe('a conference', () => {
  it('starts with the second participant: the first hears music until then, and both hear each other after', async () => {
    const first = await join();
    expect(await line.call(first)).toMatchObject({
      status: 'in-progress',
      connectedTo: [],
      conference: { sid: expect.stringMatching(/^CF[0-9a-f]{32}$/), name: 'room', muted: false, hold: false, coaching: false },
      heard: [{ kind: 'hold', endedAt: null }],
    });
    await line.advance(8);
    const second = await join('muted="true"');
    expect(await line.call(first)).toMatchObject({
      connectedTo: [second],
      heard: [
        { kind: 'hold', endedAt: '2026-11-23T10:00:08.000Z', interrupted: false },
        { kind: 'bridged', endedAt: null },
      ],
    });
    expect(await line.call(second)).toMatchObject({ connectedTo: [first], conference: { muted: true }, heard: [{ kind: 'bridged' }] });
    const third = await join();
    expect((await line.call(first)).connectedTo).toEqual([second, third]);
    expect((await line.call(third)).connectedTo).toEqual([first, second]);
  });

  it('leaves the last in silence, and ends with him', async () => {
    const first = await join();
    const second = await join();
    await hangUp(second);
    expect(await line.call(first)).toMatchObject({
      connectedTo: [],
      conference: { name: 'room' },
      heard: [{}, { kind: 'bridged' }, { kind: 'silence', endedAt: null }],
    });
    expect(await line.call(second)).toMatchObject({ status: 'completed', conference: null, connectedTo: [] });
    const third = await join();
    expect((await line.call(first)).connectedTo).toEqual([third]);
    for (const sid of [first, third]) await hangUp(sid);
    expect(posted()).toEqual([]);
    const next = await join();
    expect((await line.call(next)).heard).toMatchObject([{ kind: 'hold' }]);
  });

  it('does not start without somebody who may start it, and ends for all when its moderator leaves', async () => {
    const listeners = [await join('startConferenceOnEnter="false"'), await join('startConferenceOnEnter="false"')];
    expect(await kinds(listeners[0] ?? '')).toEqual(['hold']);
    const moderator = await join('endConferenceOnExit="true"');
    expect((await line.call(moderator)).connectedTo).toEqual(listeners);
    await hangUp(moderator);
    expect(posted().map(({ CallSid, DialCallStatus, DialBridged }) => [CallSid, DialCallStatus, DialBridged])).toEqual(
      listeners.map((sid) => [sid, 'answered', 'true']),
    );
    expect(posted()[0]).not.toHaveProperty('DialCallSid');
    expect(posted()[0]).not.toHaveProperty('DialCallDuration');
    expect(await kinds(listeners[0] ?? '')).toEqual(['hold', 'bridged', 'After the conference']);
    expect(await line.call(listeners[0] ?? '')).toMatchObject({ conference: null, connectedTo: [] });
  });

  it('is left at the time limit, on star and when REST moves the call; a Dial without an action goes on', async () => {
    const moved = await join();
    await join('', 'timeLimit="20"');
    const starred = await join('', 'hangupOnStar="true"');
    await line.press(starred, '1*');
    expect(posted()).toMatchObject([{ CallSid: starred, DialCallStatus: 'answered' }]);
    await line.advance(20);
    expect(posted()).toHaveLength(2);
    await line.rest('POST', `/Calls/${moved}.json`, { Twiml: '<Response><Say>Moved</Say></Response>' });
    expect(await kinds(moved)).toEqual(['hold', 'bridged', 'silence', 'Moved']);
    expect((await line.call(moved)).conference).toBeNull();
    const other = await callTo('<Dial timeLimit="5"><Conference>other</Conference></Dial><Say>Going on</Say>');
    await line.advance(5);
    expect(await kinds(other)).toEqual(['hold', 'Going on']);
  });

  it('beeps for those who are in it when somebody enters or leaves, as each of them asks', async () => {
    const first = await callTo('<Dial><Conference>room</Conference></Dial>');
    const second = await callTo('<Dial><Conference beep="onEnter">room</Conference></Dial>');
    expect(await kinds(first)).toEqual(['hold', 'bridged', 'beep']);
    expect(await kinds(second)).toEqual(['bridged', 'beep']);
    await line.advance(0.5);
    expect((await line.call(first)).heard.at(-1)).toMatchObject({ kind: 'beep', endedAt: '2026-11-23T10:00:00.500Z', interrupted: false });
    const third = await callTo('<Dial><Conference beep="onExit">room</Conference></Dial>');
    expect(await kinds(first)).toHaveLength(3);
    await hangUp(third);
    expect(await kinds(first)).toHaveLength(4);
    await hangUp(second);
    expect((await kinds(first)).slice(4)).toEqual(['silence']);
  });
});

describe('the music before the start', () => {
  it('is a document once, then silence, with its own verbs only', async () => {
    app.answers['/wait'] = '<Say>Please wait</Say><Gather/><Pause length="3"/>';
    const sid = await join('waitUrl="/wait" waitMethod="GET"');
    await line.advance(60);
    expect(await line.call(sid)).toMatchObject({
      warnings: [{ code: 13238 }],
      heard: [{ text: 'Please wait' }, { kind: 'silence', interrupted: false }, { kind: 'silence', endedAt: null }],
      webhooks: [{}, { kind: 'wait', method: 'GET', form: { CallSid: sid } }],
    });
    await join();
    expect((await line.call(sid)).heard.at(-1)).toMatchObject({ kind: 'bridged' });
  });

  it('repeats where its document redirects to itself, is silence for an empty address, and is cut by the start', async () => {
    app.answers['/wait'] = '<Say>Please wait for the others</Say><Redirect/>';
    const sid = await join('waitUrl="/wait"');
    const quiet = await join('waitUrl="" startConferenceOnEnter="false"', '', 'quiet');
    await line.advance(5);
    expect(await kinds(quiet)).toEqual(['silence']);
    expect(await kinds(sid)).toHaveLength(3);
    await join();
    expect((await line.call(sid)).heard.slice(2)).toMatchObject([{ interrupted: true }, { kind: 'bridged' }]);
  });

  it('that cannot be had, or never takes time, keeps its caller out of the conference', async () => {
    app.answers['/wait'] = { status: 404 };
    const sid = await join('waitUrl="/wait"');
    expect(posted()).toMatchObject([{ CallSid: sid, DialCallStatus: 'failed', DialBridged: 'false' }]);
    app.answers['/wait'] = '<Redirect/>';
    const other = await join('waitUrl="/wait"');
    expect((await line.call(other)).warnings).toMatchObject([{ code: 11215 }]);
    expect(posted()).toHaveLength(2);
  });
});

describe('a caller', () => {
  it.each([
    ['maxParticipants="1"', 16020],
    ['participantLabel="ana"', 16025],
    [`participantLabel="${'x'.repeat(129)}"`, 16023],
    ['participantLabel="a/b"', 16023],
    [`coach="CA${'0'.repeat(32)}"`, 13240],
    ['waitUrl="http://"', 13233],
  ])('with %s does not come in, and goes on with a warning', async (attribute, code) => {
    const first = await join('participantLabel="ana"');
    const sid = await join(attribute);
    expect(posted()).toMatchObject([{ CallSid: sid, DialCallStatus: 'failed', DialBridged: 'false' }]);
    expect(await line.call(sid)).toMatchObject({ conference: null, warnings: [{ code }] });
    expect(await kinds(first)).toEqual(['hold']);
  });

  it('is warned of settings that mean nothing', async () => {
    const odd = 'muted="x" startConferenceOnEnter="x" endConferenceOnExit="x" waitMethod="x" waitUrl="/wait" trim="x" region="mars"';
    const sid = await callTo(
      `<Dial><Conference beep="x" ${odd} record="x" jitterBufferSize="x">room</Conference><Number>+1</Number></Dial>`,
    );
    expect((await line.call(sid)).warnings.map(({ code }) => code)).toEqual([
      13000, 13235, 12200, 13230, 13232, 13231, 13234, 12200, 13239, 12200,
    ]);
    expect((await line.call(await callTo('<Dial><Conference/></Dial>'))).warnings).toMatchObject([{ code: 13237 }]);
  });

  it('who coaches hears all, and is heard by the one whom he coaches only', async () => {
    const customer = await join();
    const agent = await join();
    const coach = await join(`coach="${agent}"`);
    expect(await line.call(coach)).toMatchObject({ connectedTo: [customer, agent], conference: { coaching: true } });
    expect((await line.call(agent)).connectedTo).toEqual([customer, coach]);
    expect((await line.call(customer)).connectedTo).toEqual([agent]);
  });
});

describe('the status callback', () => {
  const all = 'statusCallback="/events" statusCallbackEvent="start end join leave speaker"';

  it('of the first participant tells what happens, in order', async () => {
    const first = await join(`${all} participantLabel="ana"`);
    const second = await join('statusCallback="/other" statusCallbackEvent="join"');
    await line.control('POST', `/calls/${second}/speech`, { text: 'x'.repeat(30) });
    await line.control('POST', `/calls/${second}/speech`, { text: 'x'.repeat(45), partial: true });
    await line.advance(3);
    await line.rest('POST', `/Calls/${first}.json`, { Twiml: '<Response><Pause length="9"/></Response>' });
    await hangUp(second);
    expect(events()).toEqual([
      ['participant-join', first],
      ['participant-join', second],
      ['conference-start', undefined],
      ['participant-speech-start', second],
      ['participant-speech-stop', second],
      ['participant-leave', first],
      ['participant-leave', second],
      ['conference-end', undefined],
    ]);
    const told = posted('/events');
    const { sid } = ((await (await line.rest('GET', '/Conferences.json')).json()) as { conferences: { sid: string }[] }).conferences[0] ?? {
      sid: '',
    };
    expect(told[0]).toEqual({
      AccountSid: `AC${'0'.repeat(32)}`,
      CallSid: first,
      Coaching: 'false',
      ConferenceSid: sid,
      EndConferenceOnExit: 'false',
      FriendlyName: 'room',
      Hold: 'false',
      Muted: 'false',
      ParticipantLabel: 'ana',
      SequenceNumber: '1',
      StartConferenceOnEnter: 'true',
      StatusCallbackEvent: 'participant-join',
      Timestamp: 'Mon, 23 Nov 2026 10:00:00 +0000',
    });
    expect(told.slice(5)).toMatchObject([
      { ReasonParticipantLeft: 'participant_updated_via_api', ParticipantCallStatus: 'in-progress' },
      { ReasonParticipantLeft: 'participant_hung_up', ParticipantCallStatus: 'completed' },
      { SequenceNumber: '8', ReasonConferenceEnded: 'last-participant-left', CallSidEndingConference: second },
    ]);
    expect((await line.call(first)).webhooks.filter(({ kind }) => kind === 'status').length).toBeGreaterThan(0);
  });

  it('tells who ended it for the others', async () => {
    const first = await join(all);
    const moderator = await join('endConferenceOnExit="true" participantLabel="boss"');
    await hangUp(moderator);
    expect(events().slice(3)).toEqual([
      ['participant-leave', moderator],
      ['participant-leave', first],
      ['conference-end', undefined],
    ]);
    expect(posted('/events').slice(4)).toMatchObject([
      { ReasonParticipantLeft: 'moderator_ended_conference', ParticipantCallStatus: 'in-progress' },
      {
        ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
        CallSidEndingConference: moderator,
        ParticipantLabelEndingConference: 'boss',
        Reason: expect.stringContaining('endConferenceOnExit'),
      },
    ]);
  });

  it('tells nobody after a reset', async () => {
    await join(all);
    await join();
    const before = posted('/events').length;
    await line.control('POST', '/reset');
    await line.advance(60);
    expect(posted('/events')).toHaveLength(before);
    expect(posted()).toEqual([]);
  });
});

describe('a recorded conference', () => {
  it('is recorded from its start to its end, and told to whoever asked', async () => {
    const first = await join(
      'record="record-from-start" recordingStatusCallback="/recorded" recordingStatusCallbackEvent="in-progress completed"',
    );
    await line.advance(5);
    const second = await join();
    await line.advance(12);
    for (const sid of [first, second]) await hangUp(sid);
    const [begun, completed] = posted('/recorded');
    expect(begun).toMatchObject({
      RecordingStatus: 'in-progress',
      RecordingSource: 'Conference',
      RecordingStartTime: 'Mon, 23 Nov 2026 10:00:05 +0000',
    });
    expect(completed).toMatchObject({ RecordingStatus: 'completed', RecordingDuration: '12', RecordingChannels: '1' });
    expect(completed?.['ConferenceSid']).toMatch(/^CF/);
    expect(completed).not.toHaveProperty('CallSid');
    expect((await fetch(completed?.['RecordingUrl'] ?? '')).status).toBe(200);
  });

  it('is told to the deprecated address where there is no other', async () => {
    const first = await join('record="record-from-start" eventCallbackUrl="/recorded"');
    const second = await join();
    await line.advance(3);
    for (const sid of [first, second]) await hangUp(sid);
    expect(posted('/recorded')).toMatchObject([
      { EventName: 'conference-record-end', Duration: '3', RecordingFileSize: '24044', FriendlyName: 'room' },
    ]);
  });

  it('is another thing than a Dial that records its caller', async () => {
    const sid = await join('', 'record="record-from-answer"');
    await line.advance(4);
    await join('endConferenceOnExit="true"', 'timeLimit="2"');
    await line.advance(2);
    expect(posted().find(({ CallSid }) => CallSid === sid)).toMatchObject({ DialCallStatus: 'answered', RecordingDuration: '6' });
  });
});
