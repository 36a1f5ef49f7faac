import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPerson } from '../system/desk-person.ts';
import { answers, startTalkScene, type TalkScene } from '../system/talk-scene.ts';
import { waitingFlows } from '../system/waiting-flows.ts';
import { number, type WaitingSystem } from '../system/waiting-system.ts';

let scene: TalkScene;
let waiting: WaitingSystem;
let ana: DeskPerson;
let ben: DeskPerson;
let sofia: DeskPerson;
const CALLER = '+40722999001';
const variables = { customer: { type: 'text', title: 'Customer number', privacy: 'personal' } };
const choices = [
  { id: 'solved', titles: { en: 'Solved' } },
  { id: 'sold', titles: { en: 'Sold' } },
];

beforeAll(async () => {
  const { help, hold, 'call-back': callBack } = waitingFlows;
  scene = await startTalkScene({
    queue: { agentsMayRecord: true, lastAgent: { patienceSeconds: 5 } },
    flows: { help: { ...help, variables }, hold: { ...hold, variables }, 'call-back': { ...callBack, variables } },
    dispositions: { technical: { required: true, choices } },
    smsTemplates: { link: { title: 'Link', texts: { 'en-US': 'Dear {{ contact.name }}, your number is {{ customer }}.' } } },
  });
  ({ waiting, ana, ben, sofia } = scene);
  const scripts = path.join(waiting.system.folder, 'flows/resources/scripts');
  mkdirSync(scripts, { recursive: true });
  const steps = '## Greet\nHello {{ contact.name }} of {{ customer }}\n';
  writeFileSync(path.join(scripts, 'usual.md'), `---\ntitle: Usual\n---\n${steps}`);
  writeFileSync(path.join(scripts, 'romanian.md'), `---\ntitle: Romanian\nlanguage: ro-RO\n---\n${steps}`);
  writeFileSync(path.join(scripts, 'english.md'), `---\ntitle: English\nlanguage: en-US\n---\n${steps}`);
}, 60_000);
afterAll(() => waiting.close());
beforeEach(() => scene.newDay());

/** He talks with Ana; the entry. */
async function talk(): Promise<string> {
  const callSid = await waiting.line.dial(CALLER, number);
  await waiting.line.advance(25);
  const { call } = await ana.desk();
  expect(call).toMatchObject({ callSid, state: 'talking' });
  return call.entry;
}
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const read = (person: DeskPerson, entry: string) => person.ask<any>('GET', `/api/cases/${entry}`);
// biome-ignore lint/suspicious/noExplicitAny: what the API tells
const write = (person: DeskPerson, entry: string, note: object) => person.ask<any>('PUT', `/api/cases/${entry}/note`, note);
const status = async (person: DeskPerson) => {
  const { agent } = await person.desk();
  return [agent.status, agent.reason];
};

describe('notes', () => {
  it('are an agent’s own: a late request undoes nothing, a colleague reads them beside his, and not on a private call', async () => {
    const { line } = waiting;
    const entry = await talk();
    await write(ana, entry, { seq: 5, text: 'Angry about the bill', tags: ['bill'] });
    await expect(write(ana, entry, { seq: 4, text: 'Angry' })).rejects.toThrow(/409.*Angry about the bill.*stale-note/s);
    await write(ana, entry, { seq: 5, text: 'Angry about the bill' });
    // fields have numbers of their own: what was written last elsewhere makes nothing late
    expect(await write(ana, entry, { seq: 3, mood: 1 })).toMatchObject({ text: 'Angry about the bill', mood: 1, seq: 5 });
    await ana.act('transfer', { to: { agent: ben.id }, note: 'wants a refund' });
    await line.advance(25);
    const { call } = await ben.desk();
    expect(call).toMatchObject({ state: 'talking' });
    const closed = { by: 'Ana', text: '', tags: [], mood: 1, hidden: true };
    expect(await read(ben, call.entry)).toMatchObject({ note: { text: '', seq: 0 }, notesOfOthers: [closed], earlier: [] });
    await write(ben, call.entry, { seq: 1, text: 'Refunded', disposition: 'sold' });
    const ofBoth = [
      { by: 'Ana', text: 'Angry about the bill', hidden: false },
      { by: 'Ben', text: 'Refunded', hidden: false },
    ];
    expect((await read(sofia, call.entry)).notesOfOthers).toMatchObject(ofBoth);
    await write(ana, entry, { seq: 6, disposition: 'solved' });
    await ben.act('hang-up');
    await line.advance(60);
    const again = await talk();
    const { earlier } = await read(ana, again);
    const own = { by: 'Ana', text: 'Angry about the bill', hidden: false };
    // one call with two places in line is one earlier call
    const ofBen = { by: 'Ben', text: '', hidden: true };
    expect(earlier).toMatchObject([{ agent: 'Ben', disposition: 'sold', mood: 1, tags: ['bill'], notes: [own, ofBen] }]);
    expect([earlier[0].waitedSeconds < 20, earlier[0].talkSeconds > 30]).toEqual([true, true]);
    await write(ana, again, { seq: 1, disposition: 'solved' });
    await ana.act('hang-up');
    await line.advance(30);
  });
});

describe('what callers said and who they are', () => {
  it('stands masked by its class in answers, script and message for who may not see it, and contacts are whole; a message goes once, and after the ringing', async () => {
    const { line, ask } = waiting;
    await ask('POST', '/api/contacts', { phone: CALLER, data: { name: 'Maria Pop', plan: 'fibre' } });
    await line.phone(ana.address, { attempts: [{ behaviour: 'manual' }] });
    const callSid = await line.dial(CALLER, number);
    await line.listening(callSid);
    await line.digits(callSid, '2048');
    await line.advance(5);
    const { call } = await ana.desk();
    expect(call).toMatchObject({ state: 'ringing', who: 'Maria Pop' });
    const send = (key: string, { headers } = ana) =>
      fetch(`${waiting.system.runtimeUrl}/api/cases/${call.entry}/texts`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ template: 'link' }),
      }).then(({ status }) => status);
    expect([await send('early'), await send('early', sofia)]).toEqual([409, 409]);
    const leg = await scene.legTo(ana.address);
    await line.answer(leg?.callSid ?? '');
    await line.advance(10);
    for (const [person, told] of [
      [ana, '••••'],
      [sofia, '2048'],
    ] as const) {
      const known = await read(person, call.entry);
      expect(known.who).toMatchObject({ name: 'Maria Pop', fields: [{ name: 'plan', value: 'fibre' }] });
      expect(known.answers).toMatchObject([{ variable: 'customer', value: told }]);
      expect(known.script).toEqual({ title: 'English', steps: [{ title: 'Greet', text: `Hello Maria Pop of ${told}` }] });
      const { texts } = await person.ask<{ texts: object[] }>('GET', `/api/cases/${call.entry}/texts`);
      expect(texts).toMatchObject([{ text: expect.stringContaining(`your number is ${told}.`) }]);
    }
    expect([await send('one'), await send('one')]).toEqual([204, 204]);
    const sent = async () => (await line.messages()).map(({ to, body }) => [to, body]);
    await expect.poll(sent).toEqual([[CALLER, expect.stringContaining('your number is 2048.')]]);
    await write(ana, call.entry, { seq: 1, disposition: 'solved' });
    await ana.act('hang-up');
    await line.advance(30);
  });
});

describe('a disposition that must be chosen', () => {
  it('is chosen before anything else: neither break, time, a call out, a colleague nor a lost page gets around it', async () => {
    const { line, ask } = waiting;
    const page = await ana.open();
    const entry = await talk();
    await ana.ask('PUT', '/api/desk/status', { status: 'break', reason: 'lunch' });
    await ana.act('hang-up');
    await line.advance(3600);
    expect(await ana.desk()).toMatchObject({ call: null, agent: { status: 'wrap-up', next: 'away' }, wrapUp: { entry } });
    for (const wanted of ['available', 'break', 'do-not-disturb', 'offline'])
      await expect(ana.ask('PUT', '/api/desk/status', { status: wanted })).rejects.toThrow(/409.*disposition-required/s);
    await expect(ana.ask('POST', '/api/desk/calls', { to: '+40310000777' })).rejects.toThrow(/409.*disposition-required/s);
    await line.phone(ana.address, { attempts: [answers()] });
    const waitsFor = await line.dial('+40722999002', number);
    await line.advance(1);
    const { entry: place } = await ask<{ entry: { id: string } }>('GET', `/api/calls/${waitsFor}`);
    const byHand = sofia.ask('POST', `/api/queues/technical/entries/${place.id}/take`, { agent: ana.id });
    await expect(byHand).rejects.toThrow(/409.*agent-not-free/s);
    await page.close();
    await line.advance(120);
    expect(await status(ana)).toEqual(['wrap-up', null]);
    await expect(write(ana, entry, { seq: 1, disposition: 'nonsense' })).rejects.toThrow(/400.*unknown-disposition/s);
    await write(ana, entry, { seq: 1, disposition: 'solved' });
    expect(await status(ana)).toEqual(['away', 'lunch']);
    await line.hangup(waitsFor);
  });

  it('ends wrap-up at its time once it is chosen, and a supervisor may let the agent go without it', async () => {
    const { line } = waiting;
    const entry = await talk();
    await ana.act('hang-up');
    await line.advance(2);
    await write(ana, entry, { seq: 1, disposition: 'solved' });
    expect(await status(ana)).toEqual(['wrap-up', null]);
    await line.advance(30);
    expect(await status(ana)).toEqual(['available', null]);
    await talk();
    await ana.act('hang-up');
    await line.advance(600);
    expect(await status(ana)).toEqual(['wrap-up', null]);
    await sofia.ask('PUT', `/api/agents/${ana.id}/status`, { status: 'available' });
    expect(await status(ana)).toEqual(['available', null]);
    await ana.ask('PUT', '/api/desk/status', { status: 'offline' });
  });
});

describe('after a call', () => {
  it('an agent writes what she learned into the contacts, but not over what somebody else wrote meanwhile', async () => {
    const entry = await talk();
    const save = (person: DeskPerson, changes: object[]) => person.ask('PUT', `/api/cases/${entry}/contact`, { changes });
    await ana.ask('GET', `/api/cases/${entry}`);
    await save(ana, [{ name: 'floor', before: null, value: '3' }]);
    await save(ana, [{ name: 'floor', before: null, value: '3' }]);
    await expect(save(ana, [{ name: 'floor', before: null, value: '4' }])).rejects.toThrow(/409.*stale-contact/s);
    await expect(save(ben, [{ name: 'floor', before: '3', value: '4' }])).rejects.toThrow(/404.*unknown-case/s);
    expect((await read(ana, entry)).who.fields).toContainEqual({ name: 'floor', value: '3' });
    await save(ana, [{ name: 'floor', before: '3', value: null }]);
    expect((await read(ana, entry)).who.fields).not.toContainEqual({ name: 'floor', value: '3' });
    await write(ana, entry, { seq: 1, disposition: 'solved' });
    await ana.act('hang-up');
  });

  it('she finds it in her own list, finds who gave up in her queues, and calls back herself whom she has promised it', async () => {
    const { line, ask } = waiting;
    // he has rested for longer than she when the call is due
    for (const wanted of ['offline', 'available']) await ben.ask('PUT', '/api/desk/status', { status: wanted });
    const entry = await talk();
    const lost = await line.dial('+40722999003', number);
    await line.advance(40);
    await line.hangup(lost);
    await write(ana, entry, { seq: 1, disposition: 'solved' });
    await ana.act('hang-up');
    await line.advance(60);
    const { calls } = await ana.ask<{ calls: object[] }>('GET', '/api/desk/calls');
    expect(calls[0]).toMatchObject({ entry, direction: 'in', number: CALLER, queueTitle: 'Technical support', outcome: 'talked' });
    const lostOf = async (person: DeskPerson) => (await person.ask<{ lost: object[] }>('GET', '/api/desk/lost-calls')).lost;
    const given = { number: '+40722999003', queueTitle: 'Technical support', waitedSeconds: 40, owed: null };
    await expect.poll(async () => (await lostOf(ana))[0]).toMatchObject(given);
    expect(await lostOf(ben)).toEqual([]);

    const promise = (at: string) => ana.ask('POST', '/api/desk/callbacks', { queue: 'technical', number: CALLER, at, personal: true });
    const { now } = await line.clock();
    const next = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    await expect(promise(next(14))).rejects.toThrow(/409.*Europe.Bucharest.*not-allowed-then/s);
    await promise(next(1));
    await ask('PUT', `/api/agents/${ben.id}/skills`, { skills: { internet: 5, sales: 5 } });
    await line.phone(CALLER, { attempts: [answers({ afterSeconds: 8, digits: '1' })] });
    await line.phone(ana.address, { attempts: [answers()] });
    await line.advance(3700);
    expect(await ana.desk()).toMatchObject({ call: { direction: 'callback', number: CALLER } });
    await ask('PUT', `/api/agents/${ben.id}/skills`, { skills: { sales: 5 } });
  });
});
