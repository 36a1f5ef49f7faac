import type { LineCall } from '@callwright/line/protocol';
import { checkTwiml } from '@callwright/twiml/grammar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitingFlows } from '../system/waiting-flows.ts';
import { number, startWaitingSystem, type WaitingSystem } from '../system/waiting-system.ts';

/** Where callers are told of the wait before they join, and are asked what happened while they wait. */
const told = '+15005550009';
const { help, hold } = waitingFlows;
const announce = { type: 'announce-wait', config: { queue: 'technical', manner: 'less-than' }, exits: { next: 'line' } };
const line = { ...help.nodes.line, config: { queue: 'technical', waitFlow: 'ask', interrupt: { policy: 'at-once', atMostSeconds: 5 } } };
const problem = {
  type: 'collect-speech',
  title: 'What happened',
  config: { prompt: { 'en-US': { text: 'What happened?' } }, saveAs: 'problem' },
  exits: { collected: 'music', 'no-input': 'music', unclear: 'music' },
};
const variables = { problem: { type: 'text', title: 'What happened' } };
const flows = {
  told: { ...help, id: 'told', variables, start: 'announce', nodes: { ...help.nodes, announce, line } },
  ask: {
    ...hold,
    id: 'ask',
    variables,
    start: 'problem',
    reservedKeys: {},
    exits: {},
    nodes: { problem, music: { ...hold.nodes.music, exits: { next: 'music' } } },
  },
};

let waiting: WaitingSystem;
let from = 0;
let day = 4;
const dial = () => {
  from += 1;
  return waiting.line.dial(`+4072100${String(from).padStart(4, '0')}`, number);
};
const answers = (...then: object[]) => ({ behaviour: 'answer', afterSeconds: 3, then });
const rings = { behaviour: 'no-answer' };
const hangsUpAfter = (afterSeconds: number) => ({ afterSeconds, hangup: true });

beforeAll(async () => {
  waiting = await startWaitingSystem({ flows, environment: { numbers: { [number]: { flow: 'help' }, [told]: { flow: 'told' } } } });
});
afterAll(() => waiting.close());
beforeEach(async () => {
  // a day of its own for each test: what the one before has left is over by then
  day += 1;
  await waiting.line.reset();
  await waiting.line.simulate(`2026-01-${String(day).padStart(2, '0')}T08:00:00Z`);
  await waiting.line.advance(3600);
  for (const { id } of await agents()) await waiting.ask('PUT', `/api/agents/${id}/status`, { status: 'offline' });
  const resting = await waiting.agent('resting', [rings]);
  await waiting.ask('PUT', `/api/agents/${resting}/status`, { status: 'break' });
});

interface ToldAgent {
  id: string;
  status: string;
  reason: string | null;
  entry: string | null;
  callsToday: number;
}
const agents = () => waiting.ask<ToldAgent[]>('GET', '/api/agents');
const agent = async (id: string) => (await agents()).find((one) => one.id === id);
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const story = (callSid: string) => waiting.ask<any>('GET', `/api/calls/${callSid}`);
const said = ({ heard }: LineCall) => heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const queue = () => waiting.ask<any>('GET', '/api/queues/technical');

async function allTwimlIsGood(): Promise<void> {
  for (const { webhooks } of await waiting.line.calls()) {
    const documents = webhooks.filter(({ kind, body }) => kind !== 'status' && body !== '');
    expect(documents.flatMap(({ body }) => checkTwiml(body))).toEqual([]);
  }
}

describe('a caller in line', () => {
  it('waits for an agent who becomes available, talks with him, and his call goes on after it', async () => {
    const { line, ask } = waiting;
    const ana = await waiting.agent('ana', [answers(hangsUpAfter(60))]);
    await ask('PUT', `/api/agents/${ana}/status`, { status: 'break' });
    const callSid = await dial();
    await line.advance(30);
    expect(await queue()).toMatchObject({ inLineCount: 1, inLine: [{ callSid, rank: 1, state: 'waiting' }], agents: { away: 2 } });
    await ask('PUT', `/api/agents/${ana}/status`, { status: 'available' });
    await line.advance(1);
    expect(await agent(ana)).toMatchObject({ status: 'ringing' });
    await line.advance(20);
    expect(await line.call(callSid)).toMatchObject({ conference: expect.anything() });
    expect(await agent(ana)).toMatchObject({ status: 'busy' });
    expect(await story(callSid)).toMatchObject({
      agent: { id: ana, name: 'ana' },
      entry: { state: 'connected', waitedSeconds: expect.any(Number) },
    });
    await line.advance(70);
    expect(said(await line.call(callSid)).at(-1)).toBe('Thank you.');
    const told = await story(callSid);
    expect(told).toMatchObject({ status: 'completed', entry: { state: 'ended', outcome: 'served' } });
    expect(told.entry.events.map(({ kind }: { kind: string }) => kind)).toEqual(['joined', 'offered', 'accepted', 'connected', 'ended']);
    await line.advance(12);
    expect(await agent(ana)).toMatchObject({ status: 'available', callsToday: 1, entry: null });
    await allTwimlIsGood();
  });

  it('keeps his place when an agent does not answer, who is set aside, and gets the next', async () => {
    const { line } = waiting;
    const asleep = await waiting.agent('asleep', [rings]);
    const callSid = await dial();
    await line.advance(1);
    const awake = await waiting.agent('awake', [answers(hangsUpAfter(30))]);
    await line.advance(25);
    expect(await agent(asleep)).toMatchObject({ status: 'away', reason: 'no-answer' });
    expect(await story(callSid)).toMatchObject({ entry: { state: 'connected' }, agent: { id: awake } });
    await line.advance(60);
    expect((await story(callSid)).entry).toMatchObject({ outcome: 'served', since: expect.stringMatching(/T09:00:00.000Z$/) });
  });

  it('who hangs up while an agent rings is lost, and the agent is free again and hears nothing', async () => {
    const { line } = waiting;
    const ana = await waiting.agent('ana', [answers()]);
    const callSid = await dial();
    await line.advance(1);
    expect(await agent(ana)).toMatchObject({ status: 'ringing' });
    await line.hangup(callSid);
    await line.advance(5);
    expect(await agent(ana)).toMatchObject({ status: 'available', entry: null });
    expect((await story(callSid)).entry).toMatchObject({ outcome: 'abandoned' });
    const legs = (await line.calls()).filter(({ to }) => to === 'client:ana');
    expect(legs).toHaveLength(1);
    expect(legs[0]?.endedAt).not.toBeNull();
    const lost = await waiting.ask<object[]>('GET', '/api/queues/technical/entries?state=abandoned&since=2026-01-01T00:00:00Z');
    expect(lost).toContainEqual(expect.objectContaining({ callSid, node: expect.any(String), short: true, waitedSeconds: 1 }));
  });

  it('waits on when the agent vanishes before he comes, at his rank', async () => {
    const { line } = waiting;
    const flaky = await waiting.agent('flaky', [answers(hangsUpAfter(0))]);
    const callSid = await dial();
    await line.advance(8);
    expect(await agent(flaky)).toMatchObject({ status: expect.stringMatching(/away|wrap-up/) });
    const ana = await waiting.agent('steady', [answers(hangsUpAfter(20))]);
    await line.advance(10);
    const { entry, agent: served } = await story(callSid);
    expect({ state: entry.state, served: served.id }).toEqual({ state: 'connected', served: ana });
  });

  it('who answers a question is taken out after the answer, which is kept', async () => {
    const { line } = waiting;
    const callSid = await dial();
    await line.advance(2);
    await waiting.agent('ana', [answers(hangsUpAfter(30))]);
    await line.advance(3);
    expect((await story(callSid)).entry.state).toBe('joining');
    expect(await line.call(callSid)).toMatchObject({ conference: null });
    await line.digits(callSid, '2041');
    await line.advance(1);
    const told = await story(callSid);
    expect(told.entry.state).toBe('connected');
    expect(told.answers).toContainEqual(expect.objectContaining({ variable: 'customer', value: '2041', complete: true }));
  });

  it('who speaks is taken out at once where the queue says so: what he has said so far stands among his answers', async () => {
    const { line, system } = waiting;
    const callSid = await line.dial('+40721009999', told);
    await line.advance(6);
    await fetch(`${system.lineUrl}/line/v1/calls/${callSid}/speech`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'my router is', partial: true }),
    });
    await waiting.agent('ana', [answers(hangsUpAfter(30))]);
    await line.advance(4);
    const his = await story(callSid);
    expect(his.entry.state).toBe('connected');
    expect(his.answers).toMatchObject([{ node: 'line/problem', title: 'What happened', value: 'my router is', complete: false }]);
    // the desk shows it apart from what he has answered
    expect(await waiting.ask('GET', `/api/cases/${his.entry.id}`)).toMatchObject({ answers: [], partial: { text: 'my router is' } });
    // what he was told before he was in line is a promise to him too
    expect(his.promises).toMatchObject([{ kind: 'wait', kept: true }]);
    await allTwimlIsGood();
  });

  it('who has gone without a word is found out, and nobody is rung for him', async () => {
    const { line } = waiting;
    const callSid = await line.dial('+40721009998', number);
    await line.advance(30);
    await line.faults(
      { match: { kind: 'status' }, do: 'drop' },
      { match: { kind: 'action' }, do: 'drop' },
      { match: { kind: 'twiml' }, do: 'drop' },
    );
    await line.hangup(callSid);
    await line.faults();
    expect((await story(callSid)).entry.state).toBe('waiting');
    await line.advance(185);
    expect((await story(callSid)).entry).toMatchObject({ outcome: 'abandoned' });
    await waiting.agent('ana', [answers()]);
    await line.advance(5);
    expect((await line.calls()).filter(({ to }) => to === 'client:ana')).toEqual([]);
  });

  it('is served first whom a supervisor takes out by hand, and the log says who did it', async () => {
    const { line, ask } = waiting;
    const first = await dial();
    await line.advance(1);
    const second = await dial();
    const ana = await waiting.agent('ana', [answers(hangsUpAfter(500))], { skills: { sales: 1 } });
    await line.advance(5);
    const { inLine } = await queue();
    expect(inLine.map(({ callSid }: { callSid: string }) => callSid)).toEqual([first, second]);
    await ask('POST', `/api/queues/technical/entries/${inLine[1].id}/take`, { agent: ana });
    await line.advance(10);
    const told = await story(second);
    expect(told).toMatchObject({ agent: { id: ana }, entry: { state: 'connected' } });
    expect(told.entry.events).toContainEqual(
      expect.objectContaining({ kind: 'offered', detail: expect.objectContaining({ because: { code: 'by-hand', by: 'owner-token' } }) }),
    );
    await expect(ask('POST', `/api/queues/technical/entries/${inLine[0].id}/take`, { agent: ana })).rejects.toThrow(/409.*agent-not-free/);
  });
});

describe('an agent on a telephone', () => {
  it('is connected when he presses 1, and a mailbox that answers for him is not', async () => {
    const { line } = waiting;
    const mailbox = await waiting.agent('mailbox', [answers()], { address: '+40310000301' });
    const callSid = await dial();
    await line.advance(1);
    const mobile = await waiting.agent('mobile', [answers({ afterSeconds: 6, digits: '1' }, hangsUpAfter(40))], {
      address: '+40310000302',
    });
    await line.advance(45);
    expect(await agent(mailbox)).toMatchObject({ status: 'away' });
    expect(await story(callSid)).toMatchObject({ agent: { id: mobile }, entry: { state: 'connected' } });
    await allTwimlIsGood();
  });
});

describe('a lost word of the carrier', () => {
  it('about an agent’s leg leaves nobody rung for ever', async () => {
    const { line } = waiting;
    const ana = await waiting.agent('ana', [answers(hangsUpAfter(5)), answers(hangsUpAfter(5))]);
    await line.faults({ match: { kind: 'status' }, do: 'drop' }, { match: { kind: 'action' }, do: 'drop' });
    const callSid = await dial();
    await line.advance(30);
    await line.faults();
    await line.hangup(callSid).catch(() => undefined);
    await line.advance(400);
    expect(await agent(ana)).toMatchObject({ entry: null, status: expect.stringMatching(/available|away/) });
  });
});

it('a restart in the middle loses no place, and no agent is rung twice', async () => {
  const { line, system } = waiting;
  const first = await dial();
  await line.advance(1);
  const second = await dial();
  await line.advance(20);
  await system.runtimes[0]?.stop();
  await system.runtimes[0]?.start();
  const ana = await waiting.agent('ana', [answers(hangsUpAfter(30)), answers(hangsUpAfter(30))]);
  await line.advance(1);
  await system.runtimes[0]?.stop();
  await system.runtimes[0]?.start();
  await line.advance(120);
  expect((await story(first)).entry).toMatchObject({ outcome: 'served' });
  expect((await story(second)).entry).toMatchObject({ outcome: 'served' });
  expect((await line.calls()).filter(({ to }) => to === 'client:ana')).toHaveLength(2);
  expect(Date.parse((await story(first)).entry.connectedAt)).toBeLessThan(Date.parse((await story(second)).entry.connectedAt));
  expect(await agent(ana)).toMatchObject({ callsToday: 2 });
});
