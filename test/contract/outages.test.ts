import path from 'node:path';
import { signRequest } from '@callwright/twiml';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPostgres } from '../../apps/runtime/src/store/open-postgres.ts';
import { keys } from '../system/faults-flow.ts';
import { desk, dialFaulty, type FaultyCall, type FaultySystem, guard, HOLD, startFaultySystem, talks } from '../system/faulty-system.ts';
import { openLink } from '../system/unreliable-link.ts';

let faulty: FaultySystem;
let caller: FaultyCall;

beforeAll(async () => {
  faulty = await startFaultySystem();
});
afterAll(() => faulty?.close());
beforeEach(() => faulty.reset());
afterEach(async () => {
  await faulty.line.faults();
  faulty.database.mend();
  await caller.wasTreatedWell();
});

async function dial(): Promise<void> {
  caller = await dialFaulty(faulty);
}

describe('the runtime, away for 40 s', () => {
  async function outage(during: () => Promise<unknown>): Promise<void> {
    await faulty.system.runtimes[0]?.stop();
    await during();
    await faulty.line.advance(40);
    await faulty.system.runtimes[0]?.start();
  }

  it('while a caller is asked, who answers meanwhile: he is asked again', async () => {
    await dial();
    await caller.press(keys.code);
    await outage(() => caller.press('2048'));
    await faulty.line.advance(6);
    expect(await caller.lastSaid()).toBe('Codul, vă rog.');
    await caller.press('4096');
    expect((await caller.story()).answers).toMatchObject([{ variable: 'code', value: '4096' }]);
    await caller.endsWell();
  });

  it.each([
    ['who is called answers and hangs up', talks(5, 10), 'ended'],
    ['the phone rings in vain', { attempts: [{ behaviour: 'no-answer' }] }, 'no-answer'],
    ['the phone is busy', { attempts: [{ behaviour: 'busy', afterSeconds: 3 }] }, 'busy'],
  ])('while %s: the phone is rung once', async (_, phone, exit) => {
    await faulty.line.phone(desk, phone);
    await dial();
    await caller.press(keys.desk);
    await outage(async () => undefined);
    await faulty.line.advance(6);
    expect(await caller.legs()).toHaveLength(1);
    expect((await caller.story()).path.slice(0, 2)).toMatchObject([{ node: 'menu' }, { node: 'desk', exit }]);
    await caller.endsWell();
  });

  it('while two people talk: they go on talking', async () => {
    await faulty.line.phone(desk, talks(0, 60));
    await dial();
    await caller.press(keys.desk);
    await outage(async () => undefined);
    expect(await caller.onLine()).toMatchObject({ connectedTo: [expect.stringMatching(/^CA/)] });
    await faulty.line.advance(25);
    expect(await caller.said()).toEqual(['Ce doriți?', 'Convorbirea s-a încheiat.', 'Ce doriți?']);
    await caller.endsWell();
  });

  it('while somebody calls for the first time: he is answered when it is back', async () => {
    await outage(dial);
    await faulty.line.advance(6);
    expect(await caller.lastSaid()).toBe('Ce doriți?');
    await caller.endsWell();
  });

  it('while the caller leaves a message and hangs up: it is kept when the call is looked for', async () => {
    await dial();
    await caller.press(keys.message);
    await faulty.line.advance(2);
    await faulty.line.speech(caller.callSid, 'Sunați-mă înapoi, vă rog.');
    await outage(() => caller.hangUp());
    await faulty.line.advance(1800);
    expect((await caller.story()).path).toMatchObject([{ node: 'menu' }, { node: 'message', exit: 'recorded' }, {}, {}]);
    expect((await faulty.line.messages()).filter(({ to }) => to === guard)).toHaveLength(1);
  });

  it('while the caller hangs up: the call is ended when it is looked for', async () => {
    await dial();
    await outage(() => caller.hangUp());
    expect(await caller.story()).toMatchObject({ status: 'in-progress' });
    await faulty.line.advance(1800);
    expect(await caller.story()).toMatchObject({ status: 'completed', endReason: 'lost' });
  });
});

it('the carrier’s REST, which fails when it is asked about a call whose end was lost, is asked again', async () => {
  await dial();
  await faulty.line.faults({ match: { kind: 'status' }, do: 'drop' }, { match: { kind: 'rest' }, do: 'status', status: 500, times: 1 });
  await caller.hangUp();
  await faulty.line.advance(1900);
  expect(await caller.story()).toMatchObject({ status: 'in-progress' });
  await faulty.line.advance(1800);
  expect(await caller.story()).toMatchObject({ status: 'completed', endReason: 'lost' });
});

describe('two webhooks at once', () => {
  it('with different keys take one step, and both hear the same', async () => {
    await dial();
    const { webhooks: sent } = await caller.onLine();
    const answers = await Promise.all(
      [keys.code, keys.bye, keys.code, keys.bye].map(async (Digits) => {
        const form = { ...sent[0]?.form, CallStatus: 'in-progress', Digits };
        const url = `${faulty.system.runtimeUrl}/voice/step/1`;
        const headers = { 'x-twilio-signature': signRequest('local', url, form) };
        return (await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) })).text();
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await caller.visits()).toHaveLength(2);
  });
});

describe('the database', () => {
  it('that is away for a moment costs the caller a moment', async () => {
    await dial();
    faulty.database.cut();
    await caller.press(keys.code);
    await faulty.line.advance(3);
    faulty.database.mend();
    await faulty.line.advance(6);
    expect(await caller.onLine()).toMatchObject({ status: 'in-progress' });
    await caller.untilListening();
    if ((await caller.lastSaid()) === 'Ce doriți?') await caller.press(keys.code);
    await caller.press('2048');
    await faulty.line.advance(4);
    expect((await caller.story()).answers).toMatchObject([{ variable: 'code', value: '2048' }]);
    expect((await caller.story()).failures).toEqual([]);
    await caller.endsWell();
  });

  it('that stays away lets the caller hold for a minute and a half, then tells him so in his language', async () => {
    await dial();
    faulty.database.cut();
    await caller.press(keys.code);
    await faulty.line.advance(80);
    expect(new Set(await caller.said())).toEqual(new Set(['Ce doriți?', 'Un moment, caut.']));
    await faulty.line.advance(40);
    expect(await caller.onLine()).toMatchObject({ status: 'completed' });
    expect((await caller.said()).length).toBeGreaterThan(15);
  });

  it('whose connections break off is connected to again, and nobody notices', async () => {
    await dial();
    faulty.database.cut();
    faulty.database.mend();
    await caller.press(keys.code);
    expect(await caller.lastSaid()).toBe('Codul, vă rog.');
    await caller.press('2048');
    await caller.endsWell();
  });

  it('that breaks off in the middle of a step lets the caller hold, and the process lives on', async () => {
    await dial();
    faulty.database.stall();
    const pressed = caller.press(keys.code);
    await vi.waitFor(() => expect(faulty.webhooks.passed).toContain('POST /voice/step/1'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    faulty.database.cut();
    await new Promise((resolve) => setTimeout(resolve, 200));
    faulty.database.mend();
    await pressed;
    await faulty.line.advance(6);
    await caller.endsWell();
  });

  it('that has gone without a word is not waited for: its connections are given up, and new ones made', async () => {
    await dial();
    const address = new URL(faulty.databaseUrl);
    const link = await openLink(Number(address.port));
    address.port = String(link.port);
    const migrations = path.resolve(import.meta.dirname, '../../apps/runtime/migrations');
    const { store, close } = await openPostgres(address.href, migrations, () => undefined, 300);
    await store.ping();
    link.abandon();
    await expect(store.ping()).rejects.toThrow();
    expect(await store.findSession(caller.callSid)).toMatchObject({ status: 'active' });
    // whatever was under way, no connection is lost for good
    link.stall();
    const ends = Array.from({ length: 25 }, () => store.endSession('CA1', 'lost', '2026-01-05T09:00:00Z'));
    link.cut();
    expect((await Promise.allSettled(ends)).map(({ status }) => status)).toEqual(ends.map(() => 'rejected'));
    link.mend();
    await store.ping();
    expect(await Promise.all(Array.from({ length: 25 }, () => store.endSession('CA1', 'lost', '2026-01-05T09:00:00Z')))).not.toContain(
      true,
    );
    await close();
    link.close();
  });

  it('that stalls beyond the carrier’s patience lets the caller hold, and the call goes on', async () => {
    faulty.webhooks.shortenPatience(1);
    await dial();
    faulty.webhooks.shortenPatience(null);
    faulty.database.stall();
    // the line answers when all is idle, and a stalled database is not
    const pressed = caller.press(keys.code);
    await vi.waitFor(async () => expect(await caller.lastSaid()).toBe(HOLD), { timeout: 5000, interval: 50 });
    faulty.database.mend();
    await pressed;
    await vi.waitFor(async () => expect(await caller.visits()).toEqual(['menu', 'code']), { timeout: 5000, interval: 50 });
    await faulty.line.advance(6);
    expect(await caller.lastSaid()).toBe('Codul, vă rog.');
    await caller.press('2048');
    await caller.endsWell();
  });
});
