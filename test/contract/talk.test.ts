import type { LineCall } from '@callwright/line/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPerson } from '../system/desk-person.ts';
import { answers, OUTSIDE, startTalkScene, type TalkScene } from '../system/talk-scene.ts';
import { number, type WaitingSystem } from '../system/waiting-system.ts';
import { presenceSuite } from './talk-presence-suite.ts';

let scene: TalkScene;
let waiting: WaitingSystem;
let ana: DeskPerson;
let ben: DeskPerson;
let sofia: DeskPerson;
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const story = (callSid: string) => waiting.ask<any>('GET', `/api/calls/${callSid}`);
const said = ({ heard }: LineCall) => heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);
const dial = () => scene.dial();
const legTo = (address: string) => scene.legTo(address);
const hears = async (callSid: string) => (await waiting.line.call(callSid)).heard.at(-1)?.kind;

/** A caller who talks with Ana. */
async function talk(): Promise<string> {
  const callSid = await dial();
  await waiting.line.advance(25);
  expect((await ana.desk()).call).toMatchObject({ callSid, state: 'talking', role: 'agent' });
  return callSid;
}

beforeAll(async () => {
  scene = await startTalkScene();
  ({ waiting, ana, ben, sofia } = scene);
}, 60_000);
afterAll(() => waiting.close());
beforeEach(() => scene.newDay());
afterEach(async () => expect(await scene.badTwiml()).toEqual([]));

describe('an agent at his desk', () => {
  it('holds and resumes the caller, records, and hangs up: the flow goes on and he writes his notes', async () => {
    const { line } = waiting;
    const callSid = await talk();
    await ana.act('hold', { on: true });
    expect(await line.call(callSid)).toMatchObject({ conference: { hold: true } });
    await line.advance(30);
    expect(['play', 'hold']).toContain(await hears(callSid));
    expect((await ana.desk()).call).toMatchObject({ held: true });
    await ana.act('hold', { on: false });
    expect((await ana.desk()).call).toMatchObject({ held: false, heldSeconds: 30 });
    expect(await hears(callSid)).toBe('bridged');
    const { call } = await ana.act('record', { on: true });
    expect(call.recording).toMatchObject({ allowed: true, on: true });
    await line.advance(14);
    const after = await ana.act('hang-up');
    await line.advance(1);
    expect(said(await line.call(callSid)).at(-1)).toBe('Thank you.');
    expect(after.agent.id).toBe(ana.id);
    expect(await ana.desk()).toMatchObject({ call: null, agent: { status: 'wrap-up', callsToday: 1 }, wrapUp: { queue: 'technical' } });
    const recordings = (person: DeskPerson) => person.ask<{ seconds: number; audio: string }[]>('GET', `/api/recordings?call=${callSid}`);
    await expect.poll(() => recordings(ana)).toEqual([expect.objectContaining({ entry: call.entry, seconds: 14 })]);
    const [recording] = await recordings(ana);
    const sound = await fetch(waiting.system.runtimeUrl + recording?.audio, { headers: ana.headers });
    expect(sound.headers.get('content-type')).toMatch(/^audio\//);
    expect(await recordings(ben)).toEqual([]);
    expect(await recordings(sofia)).toHaveLength(1);
    await line.advance(12);
    expect((await ana.desk()).agent.status).toBe('available');
  });

  it('declines, and the caller keeps his rank and gets the next', async () => {
    const { line } = waiting;
    await line.phone(ana.address, { attempts: [{ behaviour: 'manual' }] });
    const callSid = await dial();
    await line.advance(5);
    expect((await ana.desk()).call).toMatchObject({ state: 'ringing', callSid });
    await ana.act('decline');
    await line.advance(1);
    expect(await ana.desk()).toMatchObject({ call: null, agent: { status: 'away', reason: 'refused' } });
    expect(await legTo(ana.address)).toBeUndefined();
    const { entry } = await story(callSid);
    expect(entry).toMatchObject({ state: 'waiting', since: entry.joinedAt });
  });

  it('sees at once what the caller answers while he still rings; nobody else is told, but who looks after agents', async () => {
    const { line } = waiting;
    await line.phone(ana.address, { attempts: [{ behaviour: 'manual' }] });
    const page = await ana.open();
    const [bens, sofias] = [await ben.open(), await sofia.open()];
    bens.say({ subscribe: [`desk:${ana.id}`, 'floor', 'flows', 'queues', `desk:${ben.id}`] });
    sofias.say({ subscribe: [`desk:${ana.id}`, 'floor'] });
    const callSid = await dial();
    await line.advance(3);
    await expect.poll(() => page.now()?.call).toMatchObject({ state: 'ringing', callSid });
    const before = page.now().call.caseMark;
    await line.digits(callSid, '2041');
    await expect.poll(() => page.now().call.caseMark).not.toBe(before);
    expect(bens.told.filter(({ event }) => event === 'subscribed').at(-1)?.data.topics).toEqual(['queues', `desk:${ben.id}`]);
    expect(bens.told.filter(({ topic }) => topic === `desk:${ana.id}` || topic === 'floor')).toEqual([]);
    const floor = () => sofias.told.filter(({ event }) => event === 'floor-now').at(-1)?.data;
    await expect
      .poll(() => floor()?.agents.find(({ id }: { id: string }) => id === ana.id))
      .toMatchObject({ status: 'ringing', call: { callSid } });
    expect(floor().queues).toContainEqual(expect.objectContaining({ name: 'technical' }));
    bens.say({ desk: ana.id });
    await expect.poll(() => bens.told.at(-1)?.event).toBe('not-your-desk');
    for (const one of [page, bens, sofias]) await one.close();
    await line.hangup(callSid);
    await line.advance(11);
  });

  it('does nothing with a call that is over, or another’s', async () => {
    const { line } = waiting;
    const callSid = await talk();
    const { call } = await ana.desk();
    await expect(ben.ask('POST', `/api/desk/calls/${call.entry}/hold`, { on: true })).rejects.toThrow(/409.*call-over/);
    await line.hangup(callSid);
    await line.advance(1);
    await expect(ana.ask('POST', `/api/desk/calls/${call.entry}/hold`, { on: true })).rejects.toThrow(/409.*call-over/);
  });
});

describe('a caller who is handed on cold', () => {
  it('to a colleague: talks with him, with the note, and the first agent writes his notes at once', async () => {
    const { line } = waiting;
    const callSid = await talk();
    const { call: before } = await ana.desk();
    await ana.act('transfer', { to: { agent: ben.id }, note: 'wants the larger one' });
    await line.advance(20);
    expect((await ben.desk()).call).toMatchObject({
      ...{ callSid, state: 'talking', queue: 'technical', since: before.since },
      note: { text: 'wants the larger one', by: 'Ana' },
    });
    expect(await ana.desk()).toMatchObject({ call: null, agent: { status: expect.stringMatching(/wrap-up|available/) } });
    await ben.act('hang-up');
    await line.advance(1);
    expect(said(await line.call(callSid)).at(-1)).toBe('Thank you.');
  });

  it('to a queue: keeps his first arrival, goes before others, and hears its line meanwhile', async () => {
    const { line } = waiting;
    const callSid = await talk();
    const { call: before } = await ana.desk();
    await ben.ask('PUT', '/api/desk/status', { status: 'break', reason: 'lunch' });
    await ana.act('transfer', { to: { queue: 'technical' } });
    await ana.ask('PUT', '/api/desk/status', { status: 'break', reason: 'coffee' });
    const other = await dial();
    await line.advance(12);
    const { entry } = await story(callSid);
    expect(entry).toMatchObject({ state: 'waiting', resumes: before.entry, since: before.since });
    expect(entry.events[0]).toMatchObject({ kind: 'joined', detail: { because: 'transferred', points: 1, by: ana.id } });
    expect(['say', 'play', 'music', 'hold']).toContain(await hears(callSid));
    const { inLine } = await waiting.ask<{ inLine: { callSid: string }[] }>('GET', '/api/queues/technical');
    expect(inLine.map((one) => one.callSid)).toEqual([callSid, other]);
  });

  it('to a number: talks there, and his flow goes on; where nobody answers he is back in line', async () => {
    const { line } = waiting;
    const callSid = await talk();
    await line.phone(OUTSIDE, {
      attempts: [{ behaviour: 'no-answer' }, answers({ afterSeconds: 20, hangup: true })],
    });
    await ana.act('transfer', { to: { number: OUTSIDE } });
    await line.advance(15);
    expect((await story(callSid)).entry).toMatchObject({ state: 'ended', outcome: 'served', leftReason: 'transferred' });
    // Twilio rings 35 seconds at most
    await line.advance(60);
    expect((await ana.desk()).call).toMatchObject({ callSid, state: 'talking' });
    await ana.act('transfer', { to: { number: OUTSIDE } });
    await line.advance(5);
    expect(await hears(callSid)).toBe('bridged');
    await line.advance(30);
    expect(said(await line.call(callSid)).at(-1)).toBe('Thank you.');
  });

  it('to another flow: begins there with what he has answered', async () => {
    const { line } = waiting;
    const callSid = await talk();
    await expect(ana.act('transfer', { to: { flow: 'hold' } })).rejects.toThrow(/unknown-flow/);
    const targets = await ana.ask<{ flows: object[]; agents: { id: string }[]; queues: object[] }>('GET', '/api/desk/targets');
    expect(targets.flows).toContainEqual({ id: 'other', title: 'Other' });
    expect(targets.queues).toContainEqual(expect.objectContaining({ name: 'technical', inLine: 0, onDuty: 1, ready: 0 }));
    await ana.act('transfer', { to: { flow: 'other' } });
    await line.advance(1);
    expect(said(await line.call(callSid)).at(-1)).toBe('The other flow.');
    expect(await story(callSid)).toMatchObject({ flow: 'other' });
  });
});

describe('a colleague who is asked first', () => {
  it('talks with the agent while the caller hears music, and is sent away again', async () => {
    const { line } = waiting;
    const callSid = await talk();
    const { call } = await ana.act('consult', { to: { agent: ben.id }, note: 'do you know him?' });
    expect(call).toMatchObject({ held: true, parties: [{ kind: 'agent', name: 'Ben', mode: 'consult', state: 'ringing' }] });
    await line.advance(2);
    const [anas, bens] = [await legTo(ana.address), await legTo(ben.address)];
    expect(bens?.connectedTo).toEqual([anas?.callSid]);
    expect(await line.call(callSid)).toMatchObject({ conference: { hold: true }, connectedTo: [] });
    expect((await ben.desk()).call).toMatchObject({ role: 'guest', state: 'talking', entry: call.entry });
    await ana.act('take-back');
    await line.advance(1);
    expect((await line.call(callSid)).connectedTo).toEqual([anas?.callSid]);
    expect(await ben.desk()).toMatchObject({ call: null, agent: { status: 'available' } });
  });

  it('takes the caller over: he is his agent from then on, and the first one is free of it', async () => {
    const { line } = waiting;
    const callSid = await talk();
    const { call } = await ana.act('consult', { to: { agent: ben.id } });
    await line.advance(2);
    await ana.act('complete', { leg: call.parties[0].id });
    await line.advance(1);
    expect((await ana.desk()).agent.status).toBe('wrap-up');
    expect((await ben.desk()).call).toMatchObject({ role: 'agent', state: 'talking', callSid, held: false });
    expect((await line.call(callSid)).connectedTo).toEqual([(await legTo(ben.address))?.callSid]);
    await ben.act('hang-up');
    await line.advance(1);
    expect(said(await line.call(callSid)).at(-1)).toBe('Thank you.');
    expect((await ben.desk()).agent).toMatchObject({ status: 'wrap-up' });
  });

  it('and a number outside talk with caller and agent, until each is dropped', async () => {
    const { line } = waiting;
    const callSid = await talk();
    await ana.act('conference', { to: { agent: ben.id } });
    const { call } = await ana.act('conference', { to: { number: OUTSIDE } });
    await line.advance(3);
    expect((await line.call(callSid)).connectedTo).toHaveLength(3);
    const number = call.parties.find(({ kind }: { kind: string }) => kind === 'number');
    await ana.act('drop', { leg: number.id });
    await line.advance(1);
    expect((await line.call(callSid)).connectedTo).toHaveLength(2);
    await ben.act('hang-up');
    await line.advance(1);
    expect((await line.call(callSid)).connectedTo).toHaveLength(1);
    expect((await ana.desk()).call.parties).toEqual([]);
  });
});

describe('a supervisor', () => {
  it('listens unheard, whispers to the agent alone, joins, takes over; each is in the audit log', async () => {
    const { line } = waiting;
    const callSid = await talk();
    const { call } = await ana.desk();
    const sit = (mode: string) => sofia.ask('POST', `/api/supervise/${call.entry}`, { mode });
    await sit('listen');
    await line.advance(2);
    const [anas, sofias] = [await legTo(ana.address), await legTo(sofia.address)];
    const hearing = async (sid: string | undefined) => (await line.call(sid ?? '')).connectedTo.toSorted();
    expect(await line.call(sofias?.callSid ?? '')).toMatchObject({ conference: { muted: true, coaching: false } });
    expect((await ana.desk()).call.parties).toEqual([]);
    await sit('whisper');
    await line.advance(1);
    expect(await line.call(sofias?.callSid ?? '')).toMatchObject({ conference: { muted: false, coaching: true } });
    expect(await hearing(callSid)).toEqual([anas?.callSid]);
    expect(await hearing(anas?.callSid)).toEqual([callSid, sofias?.callSid].toSorted());
    await sit('join');
    await line.advance(1);
    expect(await hearing(callSid)).toEqual([anas?.callSid, sofias?.callSid].toSorted());
    expect((await ana.desk()).call.parties).toMatchObject([{ kind: 'supervisor', mode: 'join' }]);
    await sofia.ask('POST', `/api/supervise/${call.entry}/take-over`, {});
    await line.advance(1);
    expect(await hearing(callSid)).toEqual([sofias?.callSid]);
    expect((await ana.desk()).agent.status).toBe('wrap-up');
    expect((await sofia.desk()).call).toMatchObject({ role: 'agent', callSid });
    const { entries } = await waiting.ask<{ entries: { what: string; who: object }[] }>('GET', '/api/audit');
    expect(entries.slice(0, 4).map(({ what }) => what)).toEqual(['take-over', 'join', 'whisper', 'listen']);
    expect(entries[0]).toMatchObject({ who: { name: 'Sofia' }, agent: { id: ana.id }, entry: call.entry, callSid });
    await expect(ben.ask('POST', `/api/supervise/${call.entry}`, { mode: 'listen' })).rejects.toThrow(/403/);
    await line.hangup(callSid);
    await line.advance(1);
  });
});

presenceSuite(() => scene, talk);

describe('an agent who calls out', () => {
  it('is rung first, then the other; both talk, and it is his call until one hangs up', async () => {
    const { line } = waiting;
    const to = '+40722333444';
    await line.phone(to, { attempts: [{ behaviour: 'answer', afterSeconds: 4 }] });
    const { call } = await ana.ask<{ call: object }>('POST', '/api/desk/calls', { to, callerId: number });
    expect(call).toMatchObject({ direction: 'out', state: 'ringing', number: to });
    await line.advance(3);
    expect((await ana.desk()).call).toMatchObject({ state: 'calling' });
    await line.advance(5);
    expect((await ana.desk()).call).toMatchObject({ state: 'talking', direction: 'out' });
    const [own, theirs] = [await legTo(ana.address), await legTo(to)];
    expect(theirs).toMatchObject({ from: number, connectedTo: [own?.callSid] });
    await line.hangup(theirs?.callSid ?? '');
    await line.advance(1);
    expect((await ana.desk()).agent.status).toBe('wrap-up');
  });

  it('to somebody who does not answer is free again; at night, or after STOP, nobody is called', async () => {
    const { line } = waiting;
    const to = '+40722333445';
    await line.phone(to, { attempts: [{ behaviour: 'busy' }] });
    await ana.ask('POST', '/api/desk/calls', { to });
    await line.advance(4);
    expect(await ana.desk()).toMatchObject({ call: null, agent: { status: 'available' } });
    await expect(ana.ask('POST', '/api/desk/calls', { to: '12' })).rejects.toThrow(/400.*not-a-number/);
    await line.message('+40722333446', number, 'STOP');
    await line.advance(1);
    await expect(ana.ask('POST', '/api/desk/calls', { to: '+40722333446' })).rejects.toThrow(/409.*opted-out/);
    await line.simulate((await line.clock()).now.replace(/T.*/, 'T22:30:00Z'));
    await expect(ana.ask('POST', '/api/desk/calls', { to })).rejects.toThrow(/409.*quiet-hours/);
    await expect(ana.ask('POST', '/api/desk/calls', { to, force: 'urgent' })).rejects.toThrow(/403/);
    await sofia.ask('POST', '/api/desk/calls', { to, force: 'the line is down there' });
    await line.advance(4);
    expect((await sofia.desk()).agent.status).toBe('offline');
  });
});

it('an agent who forwards is rung on his mobile, takes the call by 1, and is back in the browser when he says so', async () => {
  const { line } = waiting;
  const mobile = '+40722999888';
  await line.phone(mobile, { attempts: [answers({ afterSeconds: 8, digits: '1' })] });
  await ana.ask('PUT', '/api/desk/forward', { number: mobile });
  const callSid = await dial();
  await line.advance(30);
  expect((await ana.desk()).call).toMatchObject({ callSid, state: 'talking' });
  expect((await legTo(mobile))?.connectedTo).toEqual([callSid]);
  await line.hangup(callSid);
  await line.advance(15);
  const { agent } = await ana.ask<{ agent: object }>('PUT', '/api/desk/forward', { number: null });
  expect(agent).toMatchObject({ forwardTo: null, address: ana.address });
  await talk();
});

it('before a break an agent sees the line, and for which queues nobody else is there', async () => {
  expect(await ana.ask('GET', '/api/desk/before-break')).toMatchObject({
    queues: [{ name: 'technical', inLine: 0, others: [] }],
    alone: ['technical'],
  });
  const { token, identity, gateway } = await ana.ask<{ token: string; identity: string; gateway: string }>('POST', '/api/desk/token', {});
  expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    grants: { identity, voice: { incoming: { allow: true } } },
  });
  expect(`client:${identity}`).toBe(ana.address);
  expect(gateway).toBe(new URL(waiting.system.lineUrl).host);
});
