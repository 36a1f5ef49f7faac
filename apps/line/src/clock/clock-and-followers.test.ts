import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineClock } from '../control/protocol.ts';
import { type Answerer, type Received, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';
const JSON_TYPE = { 'content-type': 'application/json' };

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({ '/voice': '<Pause length="10"/><Hangup/>' });
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice` });
});

afterEach(async () => {
  await line.close();
  await app.close();
});

async function clock(): Promise<LineClock> {
  return read<LineClock>(await line.control('GET', '/clock'));
}

describe('a simulated clock', () => {
  it('stands still until it is advanced, by fractions too, and says what is due next', async () => {
    await line.simulate('2026-11-23T10:00:00Z');
    await line.dial(CALLER, NUMBER);
    expect(await clock()).toEqual({ mode: 'simulated', now: '2026-11-23T10:00:00.000Z', nextDue: '2026-11-23T10:00:10.000Z' });
    await line.advance(0);
    await line.advance(0.25);
    expect((await clock()).now).toBe('2026-11-23T10:00:00.250Z');
    const advanced = await line.control('POST', '/clock/advance', { seconds: 9.75 });
    expect(await advanced.json()).toEqual({ mode: 'simulated', now: '2026-11-23T10:00:10.000Z', nextDue: null });
    expect((await line.calls())[0]?.status).toBe('completed');
  });

  it('goes over to real time and back with what was due as far away as before', async () => {
    await line.simulate();
    const sid = await line.dial(CALLER, NUMBER);
    await line.advance(9.9);
    await line.control('PUT', '/clock', { mode: 'real' });
    await line.call(sid, '?waitFor=ended&timeout=3');
    expect((await line.call(sid)).status).toBe('completed');
    expect(Math.abs(Date.parse((await clock()).now) - Date.now())).toBeLessThan(1_000);
  });

  it('runs 200 calls of five minutes in seconds', async () => {
    app.answers['/voice'] = '<Gather timeout="60"/><Gather timeout="60"/><Pause length="180"/>';
    await line.simulate();
    await Promise.all(Array.from({ length: 200 }, (_, index) => line.dial(`+4072100${1000 + index}`, NUMBER)));
    await line.advance(300);
    expect((await line.calls()).every(({ status }) => status === 'completed')).toBe(true);
  });
});

describe('a process that follows the clock', () => {
  const reports: object[] = [];
  let told: { mode: string; now: string }[];

  beforeEach(() => {
    told = [];
    reports.length = 0;
    app.answers['/clock'] = () => ({ headers: JSON_TYPE, body: JSON.stringify(reports.shift() ?? { nextDue: null, busy: false }) });
  });

  async function follow(url = `${app.url}/clock`): Promise<void> {
    expect((await line.control('PUT', '/clock/followers', { url })).status).toBe(204);
    await expect.poll(() => app.received.some(({ path }) => path === '/clock') || line.logged.length > 0).toBe(true);
  }

  it('is asked at each step; time stops where it has something due, and waits while it is busy', async () => {
    let busyPolls = 0;
    app.answers['/clock'] = async (request: Received) => {
      const body = JSON.parse(Object.keys(request.form)[0] ?? '{}');
      told.push(body);
      const done = body.now >= '2026-11-23T10:00:04.000Z' && busyPolls-- <= 0;
      const early = body.now < '2026-11-23T10:00:04.000Z';
      const report = early ? { nextDue: '2026-11-23T10:00:04.000Z', busy: false } : { nextDue: null, busy: !done };
      return { headers: JSON_TYPE, body: JSON.stringify(report) };
    };
    await follow();
    await follow();
    await line.simulate();
    told.length = 0;
    // what was asked before was asked in real time
    busyPolls = 3;
    await line.advance(10);
    const instants = told.map(({ now }) => now.slice(17, 23));
    expect(instants.slice(0, 2)).toEqual(['00.000', '04.000']);
    expect(instants.filter((at) => at === '04.000').length).toBeGreaterThanOrEqual(4);
    expect(instants.at(-1)).toBe('10.000');
  });

  it('may send REST requests while it answers a webhook or does its due work, without anybody waiting for himself', async () => {
    const callee = '+40721000222';
    app.answers['/out'] = '<Say>Outgoing</Say>';
    app.answers['/voice'] = async () => {
      await line.rest('POST', '/Calls.json', { To: callee, From: NUMBER, Url: `${app.url}/out` });
      return '<Say>Incoming</Say>';
    };
    await line.control('PUT', `/phones/${encodeURIComponent(callee)}`, { attempts: [{ behaviour: 'answer' }] });
    await follow();
    await line.simulate();
    await line.dial(CALLER, NUMBER);
    expect((await line.calls()).map(({ heard }) => heard[0]?.text)).toEqual(['Incoming', 'Outgoing']);
  });

  it('is not waited for by its own REST request while it is busy with it', async () => {
    let busy = false;
    app.answers['/clock'] = () => ({ headers: JSON_TYPE, body: JSON.stringify({ nextDue: null, busy }) });
    await follow();
    await line.simulate();
    busy = true;
    const response = await line.rest('POST', '/Calls.json', { To: '+40721000222', From: NUMBER, Url: `${app.url}/voice` });
    busy = false;
    expect(response.status).toBe(201);
    expect((await line.calls())[0]?.status).toBe('ringing');
  });

  it('is dropped with a line in the log when it cannot be reached, and told once of real time', async () => {
    await follow('http://127.0.0.1:9/clock');
    await follow();
    await line.simulate();
    await line.advance(5);
    expect(line.logged.filter((message) => message.includes('127.0.0.1:9'))).toHaveLength(1);
    const before = app.received.length;
    await line.control('PUT', '/clock', { mode: 'real' });
    expect(app.received.length).toBe(before + 1);
  });
});
