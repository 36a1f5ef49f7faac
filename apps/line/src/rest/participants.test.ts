import type { Twilio } from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineCall } from '../control/protocol.ts';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

const NUMBER = '+15005550006';
const AGENT = '+40310000222';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let phone: VerbCalls['phone'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, callTo, phone, close } = await startVerbCalls({
    '/after': '<Say>After the conference</Say><Pause length="60"/>',
    '/announce': '<Say>Attention please</Say><Pause length="1"/>',
    '/hold': '<Say>You are on hold</Say>',
    '/events': {},
    '/agent': {},
    '/recorded': {},
  }));
  client = clientOf(line);
});

afterEach(() => close());

const EVENTS = 'statusCallback="/events" statusCallbackEvent="start end join leave mute hold modify announcement"';

function join(attributes = ''): Promise<string> {
  return callTo(`<Dial action="/after"><Conference beep="false" ${EVENTS} ${attributes}>room</Conference></Dial>`);
}

function posted(path: string): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

const eventNames = (): (string | undefined)[] => posted('/events').map(({ StatusCallbackEvent }) => StatusCallbackEvent);

async function kinds(sid: string): Promise<string[]> {
  return (await line.call(sid)).heard.map(({ kind, text }) => text ?? kind);
}

async function agentCall(): Promise<LineCall> {
  const call = (await line.calls()).find(({ to }) => to === AGENT);
  if (!call) throw new Error('the agent was not called');
  return call;
}

async function room() {
  const [found] = await client.conferences.list({ friendlyName: 'room', limit: 1 });
  if (!found) throw new Error('there is no room');
  return client.conferences(found.sid);
}

describe('a participant', () => {
  it('is muted and heard again, put on hold and taken back, and each is told once', async () => {
    const [first, second] = [await join('participantLabel="ana"'), await join()];
    const { participants } = await room();
    expect(await participants('ana').update({ muted: true })).toMatchObject({
      callSid: first,
      muted: true,
      hold: false,
      label: 'ana',
      status: 'connected',
    });
    await participants(first).update({ muted: true });
    expect((await line.call(first)).conference).toMatchObject({ muted: true, hold: false });
    await participants(first).update({ muted: false, hold: true });
    expect(await line.call(first)).toMatchObject({
      connectedTo: [],
      conference: { hold: true },
      heard: [{}, {}, { kind: 'hold', endedAt: null }],
    });
    expect(await line.call(second)).toMatchObject({
      connectedTo: [],
      heard: [{ kind: 'bridged', interrupted: false }, { kind: 'silence' }],
    });
    await participants(first).update({ hold: true, holdUrl: `${app.url}/hold` });
    expect((await line.call(first)).webhooks.at(-1)).toMatchObject({ kind: 'wait', method: 'GET' });
    await line.advance(30);
    expect((await kinds(first)).slice(2)).toEqual(['hold', 'You are on hold', 'silence']);
    await participants(first).update({ hold: false });
    expect((await line.call(first)).connectedTo).toEqual([second]);
    expect(eventNames().slice(3)).toEqual(['participant-mute', 'participant-unmute', 'participant-hold', 'participant-unhold']);
    expect((await participants.list({ hold: true })).length).toBe(0);
    expect((await participants.list({ muted: false })).map(({ callSid }) => callSid)).toEqual([first, second]);
  });

  it('stays on hold in silence when its music cannot be had', async () => {
    const sid = await join();
    await join();
    await (await room()).participants(sid).update({ hold: true, holdUrl: `${app.url}/nothing`, holdMethod: 'POST' });
    expect(await line.call(sid)).toMatchObject({ conference: { hold: true }, warnings: [{ code: 11200 }] });
    expect((await kinds(sid)).at(-1)).toBe('silence');
  });

  it('hears an announcement alone, also on hold', async () => {
    const [first, second] = [await join(), await join()];
    const { participants } = await room();
    await participants(first).update({ hold: true });
    await participants(first).update({ announceUrl: `${app.url}/announce` });
    await line.advance(3);
    expect((await kinds(first)).slice(2)).toEqual(['hold', 'Attention please', 'silence']);
    expect(await kinds(second)).toEqual(['bridged', 'silence']);
    expect(posted('/events').at(-1)).toMatchObject({ StatusCallbackEvent: 'announcement-end', CallSid: first, Hold: 'true' });
  });

  it('may be told to end the conference with himself, or no longer, and to wait otherwise', async () => {
    const first = await join('endConferenceOnExit="true"');
    const { participants } = await room();
    await participants(first).update({ waitUrl: `${app.url}/hold`, beepOnExit: true });
    await line.advance(2);
    expect(await kinds(first)).toEqual(['hold', 'You are on hold', 'silence']);
    const second = await join();
    expect(await participants(first).update({ endConferenceOnExit: false })).toMatchObject({ endConferenceOnExit: false });
    expect(eventNames().filter((name) => name === 'participant-modify')).toHaveLength(2);
    await line.control('POST', `/calls/${first}/hangup`);
    expect(await line.call(second)).toMatchObject({ conference: { name: 'room' }, connectedTo: [] });
    expect(posted('/after')).toEqual([]);
  });

  it('is removed: its call goes on with its own document, and the last one ends the conference', async () => {
    const [first, second] = [await join(), await join()];
    const { participants } = await room();
    await participants(first).remove();
    expect((await kinds(first)).at(-1)).toBe('After the conference');
    await expect(participants(first).fetch()).rejects.toMatchObject({ status: 404 });
    await participants(second).remove();
    expect(await (await room()).fetch()).toMatchObject({
      reasonConferenceEnded: 'last-participant-kicked',
      callSidEndingConference: second,
    });
    expect(posted('/events').find(({ StatusCallbackEvent }) => StatusCallbackEvent === 'participant-leave')).toMatchObject({
      ReasonParticipantLeft: 'participant_updated_via_api',
    });
  });

  it('coaches another, and stops', async () => {
    const [customer, agent, coach] = [await join(), await join(), await join()];
    const { participants } = await room();
    expect(await participants(coach).update({ coaching: true, callSidToCoach: agent })).toMatchObject({
      coaching: true,
      callSidToCoach: agent,
    });
    expect((await line.call(customer)).connectedTo).toEqual([agent]);
    expect((await line.call(agent)).connectedTo).toEqual([customer, coach]);
    expect(await participants.list({ coaching: true })).toMatchObject([{ callSid: coach }]);
    await participants(coach).update({ coaching: false });
    expect((await line.call(customer)).connectedTo).toEqual([agent, coach]);
    await expect(participants(coach).update({ callSidToCoach: `CA${'0'.repeat(32)}` })).rejects.toMatchObject({ code: 16028 });
    await expect(participants(customer).update({ coaching: true })).rejects.toMatchObject({ code: 20001 });
    await participants(agent).update({ hold: true });
    await expect(participants(coach).update({ callSidToCoach: agent })).rejects.toMatchObject({ code: 16027 });
  });
});

describe('somebody who is called into a conference', () => {
  const call = { to: AGENT, from: NUMBER };

  it('is listed while his phone rings, comes in when he answers, and is hung up when the conference ends', async () => {
    await phone(AGENT, { behaviour: 'answer', afterSeconds: 4 });
    const caller = await join();
    const { participants } = await room();
    const created = await participants.create({
      ...call,
      label: 'agent',
      earlyMedia: false,
      beep: 'false',
      endConferenceOnExit: true,
      statusCallback: `${app.url}/agent`,
      statusCallbackEvent: ['initiated ringing', 'answered', 'completed'],
    });
    expect(created).toMatchObject({
      status: 'queued',
      queueTime: '0',
      label: 'agent',
      endConferenceOnExit: true,
      startConferenceOnEnter: true,
    });
    expect(await participants('agent').fetch()).toMatchObject({ status: 'ringing', callSid: created.callSid, queueTime: null });
    expect(await kinds(caller)).toEqual(['hold']);
    await line.advance(4);
    expect(await agentCall()).toMatchObject({
      direction: 'outbound-api',
      connectedTo: [caller],
      conference: { name: 'room' },
      heard: [{ kind: 'bridged' }],
    });
    await line.advance(6);
    await (await room()).update({ status: 'completed' });
    expect(await agentCall()).toMatchObject({ status: 'completed', conference: null });
    expect((await kinds(caller)).at(-1)).toBe('After the conference');
    expect(posted('/agent').map(({ CallStatus, CallDuration }) => [CallStatus, CallDuration])).toEqual([
      ['initiated', undefined],
      ['ringing', undefined],
      ['in-progress', undefined],
      ['completed', '6'],
    ]);
  });

  it('opens a conference of a new name, and ends it when nobody answers', async () => {
    await phone(AGENT, { behaviour: 'busy', afterSeconds: 1 });
    const created = await client.conferences('room').participants.create({
      ...call,
      conferenceStatusCallback: `${app.url}/events`,
      conferenceStatusCallbackEvent: ['start', 'end', 'join', 'leave'],
    });
    expect(await (await room()).fetch()).toMatchObject({ sid: created.conferenceSid, status: 'init' });
    await line.advance(1);
    expect(posted('/events')).toMatchObject([
      { StatusCallbackEvent: 'participant-leave', ReasonParticipantLeft: 'participant_add_failed', ParticipantCallStatus: 'busy' },
      { StatusCallbackEvent: 'conference-end', ReasonConferenceEnded: 'last-participant-left' },
    ]);
    await expect(client.conferences(created.conferenceSid).participants.create(call)).rejects.toMatchObject({ status: 404 });
  });

  it('is one of those who start at one a second, with Calls', async () => {
    await client.calls.create({ ...call, twiml: '<Response/>' });
    expect(await client.conferences('room').participants.create(call)).toMatchObject({ queueTime: '1000' });
    await line.advance(1);
    expect((await line.calls()).map(({ status }) => status)).toEqual(['ringing', 'ringing']);
  });

  it('stops ringing when the conference ends or when he is removed, and holds it open while it rings', async () => {
    await phone(AGENT, { behaviour: 'manual' });
    const caller = await join('endConferenceOnExit="true"');
    await (await room()).participants.create(call);
    await line.control('POST', `/calls/${caller}/hangup`);
    expect((await agentCall()).status).toBe('canceled');
    await line.advance(1);
    const other = await join();
    const { callSid } = await (await room()).participants.create(call);
    await line.control('POST', `/calls/${other}/hangup`);
    expect((await (await room()).fetch()).status).toBe('init');
    await (await room()).participants(callSid).remove();
    expect((await line.call(callSid)).status).toBe('canceled');
    expect((await (await room()).fetch()).status).toBe('completed');
  });

  it('is bound by the time limit, may be detected beside, recorded, and show another number', async () => {
    await line.addNumber('+15005550007', {});
    await phone(AGENT, { behaviour: 'machine' });
    await join();
    await (await room()).participants.create({
      ...call,
      callerId: '+15005550007',
      timeLimit: 9,
      machineDetection: 'Enable',
      amdStatusCallback: `${app.url}/agent`,
      record: true,
      recordingChannels: 'dual',
      recordingStatusCallback: `${app.url}/recorded`,
      waitUrl: '',
    });
    expect(await agentCall()).toMatchObject({ from: '+15005550007', status: 'in-progress' });
    await line.advance(9);
    expect(await agentCall()).toMatchObject({ status: 'completed', answeredBy: 'machine_start' });
    expect(posted('/agent')).toMatchObject([{ AnsweredBy: 'machine_start' }]);
    expect(posted('/recorded')).toMatchObject([{ RecordingDuration: '9', RecordingChannels: '2', RecordingSource: 'OutboundAPI' }]);
  });

  it('goes elsewhere when REST moves his call', async () => {
    await phone(AGENT, { behaviour: 'answer' });
    const caller = await join();
    const { callSid } = await (await room()).participants.create({ ...call, beep: 'onEnter' });
    await client.calls(callSid).update({ twiml: '<Response><Say>Elsewhere</Say><Pause length="9"/></Response>' });
    expect(await line.call(callSid)).toMatchObject({ status: 'in-progress', conference: null });
    expect((await line.call(caller)).connectedTo).toEqual([]);
  });

  it.each([
    [{ From: NUMBER }, 21201],
    [{ To: AGENT }, 21213],
    [{ To: AGENT, From: '+15005550009' }, 21210],
    [{ To: AGENT, From: NUMBER, CallerId: '+15005550009' }, 21210],
    [{ To: '0310', From: NUMBER }, 21211],
    [{ To: AGENT, From: NUMBER, Label: 'a/b' }, 16024],
    [{ To: AGENT, From: NUMBER, Label: 'ana' }, 16026],
    [{ To: AGENT, From: NUMBER, CallSidToCoach: `CA${'0'.repeat(32)}` }, 16028],
    [{ To: AGENT, From: NUMBER, Coaching: 'true' }, 20001],
    [{ To: AGENT, From: NUMBER, Beep: 'loud' }, 20001],
    [{ To: AGENT, From: NUMBER, StatusCallbackEvent: 'answered dancing' }, 20001],
    [{ To: AGENT, From: NUMBER, MaxParticipants: '1' }, 20001],
    [{ To: AGENT, From: NUMBER, Timeout: '4' }, 20001],
    [{ To: AGENT, From: NUMBER, Region: 'mars' }, 20001],
  ])('is refused for %j', async (form, code) => {
    await join('participantLabel="ana"');
    const response = await line.rest('POST', '/Conferences/room/Participants.json', form);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code, status: 400 });
    expect(await line.calls()).toHaveLength(1);
  });

  it('is refused where the conference is full', async () => {
    await join('maxParticipants="1"');
    await expect((await room()).participants.create(call)).rejects.toMatchObject({ code: 16020 });
  });
});
