import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';
import { TestDevice, tokenOf } from '../testing/test-device.ts';
import { attachVoiceSdk } from './gateway.ts';

const NUMBER = '+15005550006';
const ROOM = '<Response><Dial><Conference>room</Conference></Dial></Response>';
let line: LineUnderTest;
let detach: () => void;
let devices: TestDevice[];

beforeEach(async () => {
  line = await startLine();
  devices = [];
  detach = attachVoiceSdk(line.server, line.line.board, { log: () => undefined, comesBackSeconds: 0.2 });
  await line.control('PUT', '/bins/room', { twiml: ROOM });
  await line.addNumber(NUMBER, { VoiceUrl: `${line.url}/line/bins/room` });
});
afterEach(async () => {
  for (const device of devices) device.close();
  detach();
  await line.close();
});

async function open(identity: string, options: Parameters<typeof tokenOf>[2] & { rings?: boolean } = {}): Promise<TestDevice> {
  return known(await TestDevice.open(line, tokenOf(line, identity, options), options));
}

async function openPhone(number: string): Promise<TestDevice> {
  const { token } = await read<{ token: string }>(await line.control('POST', `/phones/${encodeURIComponent(number)}/token`));
  return known(await TestDevice.open(line, token, { rings: false }));
}

function known(device: TestDevice): TestDevice {
  devices.push(device);
  return device;
}

async function ring(identity: string): Promise<string> {
  const form = { To: `client:${identity}`, From: NUMBER, Url: `${line.url}/line/bins/room` };
  return read<{ sid: string }>(await line.rest('POST', '/Calls.json', form)).then(({ sid }) => sid);
}

const statusOf = (sid: string) => line.line.board.leg(sid).status;
const isAbout = (level: number, wanted: number) => Math.abs(level - wanted) < wanted / 10;

describe('browsers of one agent', () => {
  it('ring all; who answers first has the call, and the others stop ringing', async () => {
    const [first, second, third] = [await open('ana'), await open('ana'), await open('ana')];
    const sid = await ring('ana');
    await third.hears('invite');
    await second.answer();
    expect(await first.hears('cancel')).toEqual({ callsid: sid });
    expect(await third.hears('cancel')).toEqual({ callsid: sid });
    await expect.poll(() => statusOf(sid)).toBe('in-progress');
    second.say('hangup', { callsid: sid });
    await expect.poll(() => statusOf(sid)).toBe('completed');
  });

  it('stop ringing one by one when they decline; the last one makes it busy', async () => {
    const [first, second] = [await open('ana'), await open('ana')];
    const sid = await ring('ana');
    first.say('reject', await first.hears('invite'));
    await second.hears('invite');
    expect(statusOf(sid)).toBe('ringing');
    second.say('reject', { callsid: sid });
    await expect.poll(() => statusOf(sid)).toBe('busy');
  });

  it('stop ringing when the caller gives up; one that is gone rings on until its time is over', async () => {
    const agent = await open('ana');
    const sid = await ring('ana');
    await agent.hears('invite');
    line.line.board.leg(sid).end('canceled');
    expect(await agent.hears('cancel')).toEqual({ callsid: sid });
    await line.simulate();
    const second = await ring('ana');
    await agent.hears('invite');
    agent.close();
    await line.advance(30);
    expect(statusOf(second)).toBe('ringing');
    await line.advance(40);
    expect(statusOf(second)).toBe('no-answer');
  });

  it('are rung no more once their token is over, until they bring a fresh one', async () => {
    const agent = await open('ana', { ttl: 1 });
    expect((await agent.hears('error')).error.code).toBe(31_205);
    const missed = await ring('ana');
    await expect.poll(() => statusOf(missed)).toBe('no-answer');
    agent.say('listen', { token: tokenOf(line, 'ana') });
    agent.say('register', {});
    await agent.hears('ready');
    const sid = await ring('ana');
    expect((await agent.hears('invite')).callsid).toBe(sid);
  });

  it('come back to their call with its token once, and lose it when they do not come back', async () => {
    const agent = await open('ana');
    const sid = await ring('ana');
    const invited = await agent.hears('invite');
    agent.say('answer', { callsid: sid, sdp: await agent.peer.answer(invited.sdp) });
    await expect.poll(() => statusOf(sid)).toBe('in-progress');
    agent.close();
    const again = await open('ana');
    const invite = { callsid: sid, sdp: await again.peer.offer(), reconnect: invited.reconnect };
    again.say('invite', invite);
    expect((await again.hears('answer')).reconnect).not.toBe(invited.reconnect);
    expect(statusOf(sid)).toBe('in-progress');
    const thief = await open('ana');
    thief.say('invite', invite);
    expect(await thief.hears('hangup')).toEqual({ callsid: sid });
    again.close();
    await expect.poll(() => statusOf(sid)).toBe('completed');
  });
});

describe('the sound of browsers', () => {
  it('is mixed for each of ten, and nothing of it is left afterwards', async () => {
    const before = socketsOpen();
    const agents = await Promise.all(Array.from({ length: 10 }, (_, index) => open(`agent-${index}`)));
    line.line.board.setCallsPerSecond(100);
    const sids = await Promise.all(agents.map((_, index) => ring(`agent-${index}`)));
    await Promise.all(agents.map((agent) => agent.answer()));
    await expect.poll(() => sids.map(statusOf).filter((status) => status === 'in-progress').length).toBe(10);
    const [speaker, ...listeners] = agents;
    expect(await speaker?.speaks(6000, () => listeners.every((one) => isAbout(one.level() ?? 0, 6000)))).toBe(true);
    expect(socketsOpen()).toBeGreaterThan(before);
    for (const sid of sids) line.line.board.hangUp(line.line.board.leg(sid));
    await Promise.all(agents.map((agent) => agent.hears('hangup')));
    for (const agent of agents) agent.close();
    await expect.poll(socketsOpen, { timeout: 5000 }).toBe(before);
  });

  it('comes with the words that are said, which a page speaks itself', async () => {
    await line.control('PUT', '/bins/menu', { twiml: '<Response><Say language="ro-RO">Bună ziua</Say><Pause length="60"/></Response>' });
    await line.addNumber('+15005550007', { VoiceUrl: `${line.url}/line/bins/menu` });
    const visitor = await open('visitor_1', { rings: false });
    await visitor.dial({ To: '+15005550007' });
    expect((await visitor.hears('message')).content).toEqual({ say: 'Bună ziua', language: 'ro-RO' });
  });
});

describe('a phone page', () => {
  it('lends its microphone to the calls of its phone: both hear each other, and taking it away ends nothing', async () => {
    const agent = await open('ana');
    await ring('ana');
    await agent.answer();
    const sid = await line.dial('+40721000111', NUMBER);
    const phone = await openPhone('+40721000111');
    expect(await phone.dial({ Call: sid })).toBe(sid);
    expect(await phone.speaks(4000, () => isAbout(agent.level() ?? 0, 4000))).toBe(true);
    expect(await agent.speaks(9000, () => isAbout(phone.level() ?? 0, 9000))).toBe(true);
    phone.say('hangup', { callsid: sid });
    const other = await openPhone('+40721000111');
    await other.dial({ Call: sid });
    const third = await openPhone('+40721000111');
    await third.dial({ Call: sid });
    expect(await other.hears('hangup')).toEqual({ callsid: sid });
    expect(await third.speaks(5000, () => isAbout(agent.level() ?? 0, 5000))).toBe(true);
    expect(statusOf(sid)).toBe('in-progress');
    const stranger = await openPhone('+40721000222');
    stranger.say('invite', { callsid: 'TJ1', sdp: await stranger.peer.offer(), twilio: { params: `Call=${sid}` } });
    expect((await stranger.hears('error')).error.code).toBe(31_002);
  });
});

function socketsOpen(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind.startsWith('UDP')).length;
}
