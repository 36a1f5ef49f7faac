import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { type CarrierStandIn, startCarrier } from '../testing/carrier-stand-in.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

const START = Date.UTC(2026, 0, 5, 9);
const recording = `https://api.twilio.com/2010-04-01/Accounts/AC/Recordings/RE${'1'.repeat(32)}`;

let runtime: RuntimeUnderTest;
let carrier: CarrierStandIn;
let callSid: string;

beforeAll(async () => {
  carrier = await startCarrier(() => runtime.clock.now());
  runtime = await runtimeUnderTest({ apiBase: carrier.url, patienceMilliseconds: 200 });
});
afterAll(async () => {
  carrier.close();
  await runtime.close();
});
beforeEach(async () => {
  carrier.taken.length = 0;
  atSecond(0);
  callSid = newCallSid();
  await runtime.publish(flow());
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
});
afterEach(() => {
  carrier.answers.length = 0;
});

const atSecond = (second: number) => runtime.clock.follow('simulated', new Date(START + second * 1000).toISOString());
const press = (seq: number, Digits: string) => runtime.webhook(`/voice/step/${seq}`, callSid, { Digits });
const settle = () => createBackground(runtime.deps).settle();
const recorded = (more: Record<string, string> = {}) =>
  runtime.webhook('/voice/step/2', callSid, {
    RecordingSid: `RE${'1'.repeat(32)}`,
    RecordingUrl: recording,
    RecordingDuration: '7',
    ...more,
  });
const workIsOver = async () => (await runtime.deps.store.findSession(callSid))?.effect === null;
const bodies = () => carrier.taken.map(({ body }) => body);

describe('a process that dies', () => {
  it('while it sends a text message has sent it: whoever takes over asks the carrier, and goes on', async () => {
    carrier.answers.push('silent');
    await press(1, '1');
    await until(() => carrier.taken.length === 1);
    // the process is gone, and so is what it would have heard
    runtime.deps.works.clear();
    atSecond(20);
    await settle();
    await until(workIsOver);
    expect(bodies()).toEqual(['Hello.']);
    expect(await runtime.story(callSid)).toMatchObject({ path: [{ node: 'menu' }, { node: 'text', exit: 'sent' }, {}] });
  });

  it('while it sends a text has sent it also when a thousand others to the same phone came after it', async () => {
    carrier.answers.push('silent');
    await press(1, '1');
    await until(() => carrier.taken.length === 1);
    runtime.deps.works.clear();
    atSecond(20);
    const at = new Date(runtime.clock.now()).toUTCString();
    const { to, from } = carrier.taken[0] ?? { to: '', from: '' };
    carrier.taken.push(...Array.from({ length: 1500 }, (_, index) => ({ to, from, body: `Another ${index}.`, at })));
    await settle();
    await until(workIsOver);
    expect(bodies().filter((body) => body === 'Hello.')).toHaveLength(1);
  });

  it('after it has told somebody of a message has told him: he is not told again', async () => {
    await press(1, '2');
    await recorded({ CallStatus: 'completed', Digits: 'hangup' });
    const { store } = runtime.deps;
    const finishCommand = store.finishCommand;
    store.finishCommand = () => Promise.reject(new Error('the process dies'));
    await settle().catch(() => undefined);
    store.finishCommand = finishCommand;
    expect(bodies()).toEqual(['A message.']);
    atSecond(120);
    await settle();
    expect(bodies()).toEqual(['A message.']);
  });

  it('while it ends a call has not ended it: what the caller left is kept when the call is looked for', async () => {
    await press(1, '2');
    await recorded();
    const { store } = runtime.deps;
    const { commitStep } = store;
    store.commitStep = () => Promise.reject(new Error('the process dies'));
    expect((await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' })).status).toBe(500);
    store.commitStep = commitStep;
    expect(await runtime.story(callSid)).toMatchObject({ status: 'in-progress' });
    atSecond(1900);
    await settle();
    expect(bodies()).toEqual(['A message.']);
    expect(await runtime.story(callSid)).toMatchObject({ endReason: 'lost', path: [{}, { node: 'message', exit: 'recorded' }, {}] });
  });
});

describe('what a caller leaves when he hangs up', () => {
  const after = ['A message.', 'Thanks.', 'Goodbye.'];

  it('leads on, through all work that nobody has to be there for', async () => {
    await press(1, '3');
    await recorded({ CallStatus: 'completed', Digits: 'hangup' });
    await settle();
    expect(bodies().toSorted()).toEqual(after.toSorted());
  });

  it('leads on once, although its webhook comes again', async () => {
    await press(1, '3');
    await Promise.all([recorded({ CallStatus: 'completed', Digits: 'hangup' }), recorded({ CallStatus: 'completed', Digits: 'hangup' })]);
    await recorded({ CallStatus: 'completed', Digits: 'hangup' });
    await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
    await settle();
    expect(bodies().toSorted()).toEqual(after.toSorted());
  });
});

describe('the answer to a text message', () => {
  it.each(['silent', 'garbage'] as const)('that is %s does not hide that it was sent', async (answer) => {
    carrier.answers.push(answer);
    await press(1, '1');
    await until(workIsOver);
    expect(await runtime.story(callSid)).toMatchObject({ path: [{ node: 'menu' }, { node: 'text', exit: 'sent' }, {}] });
    expect(bodies()).toEqual(['Hello.']);
  });
});

function flow() {
  const say = (text: string) => ({ 'en-US': { text } });
  const text = (words: string, next: string) => ({
    type: 'send-sms',
    config: { message: { text: { 'en-US': words } }, to: { phone: '+40721000555' } },
    exits: { sent: next, failed: next },
  });
  const message = (next: string) => ({
    type: 'record-message',
    config: { prompt: say('Speak.'), mailbox: 'support', notify: { sms: ['+40721000555'], text: 'A message.' } },
    exits: { recorded: next, empty: 'bye' },
  });
  const keys = { text: '1', message: '2', 'long-message': '3' };
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US'],
    start: 'menu',
    nodes: {
      menu: {
        type: 'menu',
        config: { prompt: say('Press a key.'), options: Object.entries(keys).map(([exit, key]) => ({ exit, key })) },
        exits: { text: 'text', message: 'message', 'long-message': 'long-message', 'no-input': 'bye', 'no-match': 'bye' },
      },
      text: text('Hello.', 'menu'),
      message: message('bye'),
      'long-message': message('thanks'),
      thanks: text('Thanks.', 'goodbye'),
      goodbye: text('Goodbye.', 'bye'),
      bye: { type: 'hang-up', config: {}, exits: {} },
    },
  };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 8000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it does not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
