import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'callwright-alerts-'));
let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest({ databaseFolder: path.join(folder, 'database') });
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => runtime.deps.store.deleteAlerts('2100-01-01T00:00:00Z'));

interface Answer {
  alerts: { id: string; text: string; callSid: string; seenAt: string | null }[];
  unseen: number;
  next: string | null;
  seenAt: string | null;
}

async function ask(method: string, address: string, body?: unknown): Promise<{ status: number; body: Answer }> {
  const headers = { ...ownerHeaders, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const response = await runtime.app.request(`/api/alerts${address}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** A caller of the flow that raises an alert; answers his call's id. */
async function raise({ desk = true, privacy = 'none', words = 'has no internet.' } = {}): Promise<string> {
  await runtime.publish(flow(desk, privacy, words));
  const callSid = newCallSid();
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  await createBackground(runtime.deps).settle();
  return callSid;
}

describe('alerts', () => {
  it('that a flow raises are listed with where they come from', async () => {
    expect((await ask('GET', '')).body).toEqual({ alerts: [], unseen: 0, next: null });
    const callSid = await raise();
    const { body } = await ask('GET', '');
    expect(body).toEqual({
      alerts: [
        {
          id: expect.stringMatching(/^alert-\d+$/),
          title: 'Tell the desk',
          text: '+40721000111 has no internet.',
          level: 'urgent',
          node: 'tell',
          flow: 'help',
          callSid,
          at: '2026-01-05T09:00:00.000Z',
          seenAt: null,
        },
      ],
      unseen: 1,
      next: null,
    });
  });

  it('that are not for the desk are not', async () => {
    await raise({ desk: false });
    expect((await ask('GET', '')).body.alerts).toEqual([]);
  });

  it('come page by page, the newest first', async () => {
    const calls = [await raise(), await raise(), await raise()];
    const first = (await ask('GET', '?limit=2')).body;
    const second = (await ask('GET', `?limit=2&cursor=${first.next}`)).body;
    expect([...first.alerts, ...second.alerts].map(({ callSid }) => callSid).toSorted()).toEqual(calls.toSorted());
    expect([first.alerts.length, second.alerts.length, second.next, second.unseen]).toEqual([2, 1, null, 3]);
    expect(await ask('GET', '?limit=0')).toMatchObject({ status: 400, body: { error: { path: 'limit' } } });
    expect(await ask('GET', '?cursor=x')).toMatchObject({ status: 400, body: { error: { path: 'cursor' } } });
  });

  it('are seen, and can be new again; when one was first seen stays', async () => {
    await raise();
    const id = (await ask('GET', '')).body.alerts[0]?.id;
    const seen = await ask('PATCH', `/${id}`, { seen: true });
    expect(seen).toMatchObject({ status: 200, body: { id, seenAt: '2026-01-05T09:00:00.000Z' } });
    runtime.clock.follow('simulated', '2026-01-05T10:00:00Z');
    expect(await ask('PATCH', `/${id}`, { seen: true })).toEqual(seen);
    expect((await ask('GET', '')).body.unseen).toBe(0);
    expect((await ask('PATCH', `/${id}`, { seen: false })).body.seenAt).toBeNull();
    runtime.clock.follow('simulated', '2026-01-05T09:00:00Z');
    for (const body of [{}, { seen: 1 }, { seen: true, text: 'x' }]) expect((await ask('PATCH', `/${id}`, body)).status).toBe(400);
    for (const unknown of ['alert-0', 'alert-999999999999999999999', 'x'])
      expect(await ask('PATCH', `/${unknown}`, { seen: true })).toMatchObject({ status: 404, body: { error: { code: 'unknown-alert' } } });
    expect((await runtime.app.request('/api/alerts')).status).toBe(401);
  });

  it('of a private call are shown, but their words are not kept in clear', async () => {
    await raise({ privacy: 'personal', words: 'is secretly furious.' });
    const told = async () => (await ask('GET', '')).body.alerts.map(({ text }) => text);
    expect(await told()).toEqual(['+40721000111 is secretly furious.']);
    await raise();
    expect(written('+40721000111 has no internet.')).toBe(true);
    expect(written('+40721000111 is secretly furious.')).toBe(false);
  });

  it('lose their words with the private answers of their call, and go as old messages do', async () => {
    const callSid = await raise({ privacy: 'health' });
    await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
    expect(await textsAfter(31)).toEqual(['']);
    expect(await textsAfter(91)).toEqual([]);
  });
});

async function textsAfter(days: number): Promise<string[]> {
  runtime.clock.follow('simulated', new Date(Date.UTC(2026, 0, 5, 9) + days * 86_400_000).toISOString());
  await createBackground(runtime.deps).settle();
  return (await ask('GET', '')).body.alerts.map(({ text }) => text);
}

/** Whether it stands in the database's files in clear. */
function written(text: string): boolean {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return files.some((file) => readFileSync(path.join(file.parentPath, file.name)).includes(text));
}

function flow(desk: boolean, privacy: string, words: string) {
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US'],
    variables: { number: { type: 'text', privacy } },
    start: 'tell',
    nodes: {
      tell: {
        type: 'alert',
        title: 'Tell the desk',
        config: { text: `{{ call.from }} ${words}`, level: 'urgent', desk, ...(!desk && { sms: ['nobody'] }) },
        exits: { next: 'bye' },
      },
      bye: { type: 'hang-up', config: {}, exits: {} },
    },
  };
}
