import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { listen } from '../listen.ts';
import { flowState } from '../publishing/flow-state.ts';
import { publishDraft } from '../publishing/publish-draft.ts';
import { saveDraft } from '../publishing/save-draft.ts';
import { freePort } from '../testing/free-port.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
let stop: () => Promise<void>;
let port = 0;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  port = await freePort();
  stop = await listen(runtime.app, { PORT: port, HOST: '127.0.0.1' });
  await runtime.publish(helpFlow());
});
afterAll(async () => {
  await stop();
  await runtime.close();
});

type Told = { id: number | null; topic: string; event: string; data: unknown };

async function page(headers: Record<string, string> = ownerHeaders) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers });
  const told: Told[] = [];
  socket.on('message', (data) => void told.push(JSON.parse(String(data))));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('unexpected-response', (_request, { statusCode }) => reject(new Error(String(statusCode))));
    socket.once('error', reject);
  });
  return {
    told,
    say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    hears: (wanted: Partial<Told>) => vi.waitFor(() => expect(told).toContainEqual(expect.objectContaining(wanted)), { timeout: 10_000 }),
    close: () => socket.close(),
  };
}
const flow = 'flow:help';
const layout = { formatVersion: 1, nodes: {}, notes: [] };
const anna = { name: 'Anna', email: 'anna@example.com' };
async function save(words: string): Promise<string> {
  const { hash } = await flowState(runtime.deps, 'help', { canEdit: true });
  return (await saveDraft(runtime.deps, anna, 'help', { flow: helpFlow(words), layout }, hash)).hash;
}

describe('a page', () => {
  it('is told what it follows, and nothing else', async () => {
    const [list, editor, other] = [await page(), await page(), await page()];
    list.say({ subscribe: ['flows'] });
    editor.say({ subscribe: [flow] });
    other.say({ subscribe: ['flow:other'] });
    await Promise.all([list, editor, other].map((one) => one.hears({ event: 'subscribed' })));
    const hash = await save('Live words.');
    await editor.hears({ topic: flow, event: 'draft-saved', data: expect.objectContaining({ hash, savedBy: 'Anna' }) });
    await list.hears({ topic: 'flows', event: 'draft-saved', data: expect.objectContaining({ id: 'help' }) });
    await publishDraft(runtime.deps, anna, 'help', { reason: 'Live' });
    await editor.hears({ topic: flow, event: 'published', data: expect.objectContaining({ number: 2, by: 'Anna' }) });
    expect(other.told.every(({ topic }) => topic !== flow && topic !== 'flows')).toBe(true);
    for (const one of [list, editor, other]) one.close();
  });

  it('that was away hears what it missed, in order; one that was away too long reads anew', async () => {
    const before = await runtime.deps.store.lastLiveEvent();
    const hash = await save('Away one.');
    await save('Away two.');
    const back = await page();
    back.say({ subscribe: [flow], after: before });
    await back.hears({ event: 'draft-saved', data: expect.objectContaining({ hash }) });
    await back.hears({ event: 'presence' });
    const saved = back.told.filter(({ event }) => event === 'draft-saved').map(({ id }) => id ?? 0);
    expect(saved).toHaveLength(2);
    expect(saved).toEqual(saved.toSorted((a, b) => a - b));
    back.say({ subscribe: [flow], after: before + 100_000 });
    await back.hears({ event: 'missed' });
    back.close();
  });

  it('sees who else has the flow open and at which node, and that he has left', async () => {
    const [mine, theirs] = [await page(), await page()];
    mine.say({ subscribe: [flow] });
    theirs.say({ here: flow, node: 'menu' });
    await mine.hears({
      event: 'presence',
      data: { people: [{ id: 'owner-token', name: expect.any(String), since: expect.any(String), node: 'menu' }] },
    });
    const heard = mine.told.length;
    theirs.close();
    await vi.waitFor(() =>
      expect(mine.told.slice(heard)).toContainEqual(expect.objectContaining({ event: 'presence', data: { people: [] } })),
    );
    mine.close();
  });

  it('sees where calls are', async () => {
    const own = await page();
    own.say({ subscribe: [flow, 'flows'] });
    await own.hears({ topic: flow, event: 'calls-now', data: { total: 0, byVersion: [], byNode: {} } });
    await runtime.webhook('/voice/incoming', newCallSid());
    await own.hears({ topic: flow, event: 'calls-now', data: expect.objectContaining({ total: 1, byNode: { menu: 1 } }) });
    await own.hears({ topic: 'flows', event: 'calls-now', data: { byFlow: { help: 1 } } });
    own.close();
  });

  it('that says what nobody understands is told so, and goes on', async () => {
    const own = await page();
    for (const message of [
      '{',
      '[]',
      { subscribe: ['everything'] },
      { subscribe: 'flows' },
      { here: 'flow:../x' },
      { here: flow, node: 7 },
      { more: 1 },
    ])
      own.say(message);
    await vi.waitFor(() => expect(own.told.filter(({ event }) => event === 'not-understood')).toHaveLength(7));
    own.say({ subscribe: [] });
    await own.hears({ event: 'subscribed', data: { topics: [] } });
    own.close();
  });

  it.each([
    ['nobody', {}, '401'],
    ['a wrong token', { authorization: 'Bearer wrong-token-of-nobody' }, '401'],
  ])('of %s is not let in', async (_who, headers, status) => {
    await expect(page(headers)).rejects.toThrow(status);
  });
});

it('without a WebSocket there is nothing to be had', async () => {
  expect((await runtime.app.request('/api/live', { headers: ownerHeaders })).status).toBe(426);
});
