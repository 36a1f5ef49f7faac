import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailboxMessage } from '../store/store.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

const account = `AC${'0'.repeat(32)}`;
const carrier = 'http://carrier.example:8080';
const recordings = `${carrier}/2010-04-01/Accounts/${account}/Recordings`;
const server = setupServer();
let runtime: RuntimeUnderTest;
beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' });
  runtime = await runtimeUnderTest({ apiBase: carrier });
});
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  await runtime.close();
});
beforeEach(async () => {
  for (const { recordingSid } of await runtime.deps.store.listOldMessages('2100-01-01T00:00:00Z', 1000))
    await runtime.deps.store.deleteMessage(recordingSid);
});

async function ask(method: string, path: string, body?: unknown) {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const init = { method, headers: { ...ownerHeaders, 'content-type': 'application/json' }, ...content };
  const response = await runtime.app.request(`/api/mailboxes${path}`, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

async function leave(more: Partial<MailboxMessage> = {}): Promise<string> {
  const recordingSid = `RE${crypto.randomUUID().replaceAll('-', '')}`;
  await runtime.deps.store.keepMessage({
    recordingSid,
    mailbox: 'support',
    callSid: newCallSid(),
    from: '+40721000111',
    url: `${recordings}/${recordingSid}`,
    seconds: 12,
    language: 'ro-RO',
    node: 'voicemail',
    at: '2026-01-05T08:00:00.000Z',
    transcription: null,
    heardAt: null,
    ...more,
  });
  return recordingSid;
}

/** As the carrier posts it, signed. */
const transcribed = (RecordingSid: string, more: Record<string, string> = {}) =>
  runtime.webhook('/voice/transcription', newCallSid(), {
    RecordingSid,
    TranscriptionStatus: 'completed',
    TranscriptionText: ' Sună-mă. ',
    ...more,
  });
const textOf = async (id: string) => (await runtime.deps.store.findMessage(id))?.transcription;

describe('mailboxes', () => {
  it('are listed with what is new in them', async () => {
    expect(await ask('GET', '')).toEqual({ status: 200, body: [] });
    await leave();
    await leave({ heardAt: '2026-01-05T08:30:00.000Z' });
    await leave({ mailbox: 'sales' });
    expect((await ask('GET', '')).body).toEqual([
      { name: 'sales', new: 1, all: 1 },
      { name: 'support', new: 1, all: 2 },
    ]);
  });

  it('show their messages, the newest first, without the carrier’s address', async () => {
    const old = await leave();
    const fresh = await leave({ at: '2026-01-05T08:10:00.000Z', transcription: 'Sună-mă.' });
    await leave({ mailbox: 'sales' });
    const { body } = await ask('GET', '/support/messages');
    expect(body.messages).toMatchObject([
      { id: fresh, mailbox: 'support', from: '+40721000111', seconds: 12, node: 'voicemail', transcription: 'Sună-mă.', heardAt: null },
      { id: old, audio: `/api/mailboxes/support/messages/${old}/audio` },
    ]);
    expect(JSON.stringify(body)).not.toContain('carrier.example');
    expect((await ask('GET', '/support/messages?limit=1')).body.messages).toHaveLength(1);
    expect((await ask('GET', '/nothing/messages')).body).toEqual({ messages: [], next: null });
    expect((await ask('GET', '/%00/messages')).body).toEqual({ messages: [], next: null });
    expect(await ask('GET', '/support/messages?limit=0')).toMatchObject({ status: 400, body: { error: { path: 'limit' } } });
  });
});

describe('a message', () => {
  it('is heard, and can be new again; when it was first heard stays', async () => {
    const id = await leave();
    const heard = await ask('PATCH', `/support/messages/${id}`, { heard: true });
    expect(heard).toMatchObject({ status: 200, body: { id, heardAt: '2026-01-05T09:00:00.000Z' } });
    runtime.clock.follow('simulated', '2026-01-05T10:00:00Z');
    expect(await ask('PATCH', `/support/messages/${id}`, { heard: true })).toEqual(heard);
    expect((await ask('PATCH', `/support/messages/${id}`, { heard: false })).body.heardAt).toBeNull();
    for (const body of [{}, { heard: 1 }, { heard: true, text: 'x' }])
      expect((await ask('PATCH', `/support/messages/${id}`, body)).status).toBe(400);
  });

  it('is found in its own mailbox only, and forgotten once', async () => {
    const id = await leave();
    for (const [method, path, body] of [
      ['PATCH', `/sales/messages/${id}`, { heard: true }],
      ['DELETE', `/sales/messages/${id}`],
      ['GET', `/sales/messages/${id}/audio`],
      ['DELETE', '/support/messages/RE0'],
    ] as const)
      expect(await ask(method, path, body)).toMatchObject({ status: 404, body: { error: { code: 'unknown-message' } } });
    expect(await ask('DELETE', `/support/messages/${id}`)).toEqual({ status: 204, body: null });
    expect((await ask('DELETE', `/support/messages/${id}`)).status).toBe(404);
  });
});

describe('the sound of a message', () => {
  const listen = (id: string) => runtime.app.request(`/api/mailboxes/support/messages/${id}/audio`, { headers: ownerHeaders });

  it('comes from the carrier, asked with the account’s credentials', async () => {
    const id = await leave();
    const asked: (string | null)[] = [];
    server.use(
      http.get(`${recordings}/${id}`, ({ request }) => {
        asked.push(request.headers.get('authorization'));
        return HttpResponse.arrayBuffer(new Uint8Array([82, 73, 70, 70]).buffer, { headers: { 'content-type': 'audio/x-wav' } });
      }),
    );
    const response = await listen(id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/x-wav');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([82, 73, 70, 70]));
    expect(asked).toEqual([`Basic ${btoa(`${account}:secret-of-tests`)}`]);
  });

  it('that the carrier has not is told apart from a carrier that fails', async () => {
    const id = await leave();
    server.use(http.get(`${recordings}/${id}`, () => new HttpResponse(null, { status: 404 })));
    const none = await listen(id);
    expect([none.status, await none.json()]).toMatchObject([404, { error: { code: 'no-recording', help: expect.any(String) } }]);
    server.use(http.get(`${recordings}/${id}`, () => HttpResponse.error()));
    const broken = await listen(id);
    expect([broken.status, await broken.json()]).toMatchObject([502, { error: { code: 'carrier-failed' } }]);
  });

  it('is not fetched from elsewhere', async () => {
    const response = await listen(await leave({ url: 'http://elsewhere.example/RE1' }));
    expect([response.status, await response.json()]).toMatchObject([502, { error: { message: expect.stringContaining('not fetched') } }]);
  });
});

describe('the text of a message', () => {
  it('is kept, and a later one replaces it', async () => {
    const id = await leave();
    expect(await transcribed(id)).toEqual({ status: 204, text: '' });
    expect(await textOf(id)).toBe('Sună-mă.');
    await transcribed(id, { TranscriptionText: 'Sunați-mă.' });
    expect(await textOf(id)).toBe('Sunați-mă.');
  });

  it('that comes before its message waits for it', async () => {
    const recordingSid = `RE${'a'.repeat(32)}`;
    expect((await transcribed(recordingSid)).status).toBe(204);
    await leave({ recordingSid, url: `${recordings}/${recordingSid}` });
    expect(await textOf(recordingSid)).toBe('Sună-mă.');
  });

  it('that the carrier could not make leaves the message as it was', async () => {
    const id = await leave();
    for (const TranscriptionStatus of ['failed', 'in-progress']) expect((await transcribed(id, { TranscriptionStatus })).status).toBe(204);
    expect(await textOf(id)).toBeNull();
  });

  it.each([
    [{ RecordingSid: "RE'; drop table" }, 'RecordingSid'],
    [{ TranscriptionStatus: 'unheard-of' }, 'TranscriptionStatus'],
    [{ TranscriptionText: 'a\0' }, 'TranscriptionText'],
  ])('with %j is answered with the field at fault', async (more, path) => {
    const { status, text } = await transcribed(`RE${'b'.repeat(32)}`, more);
    expect([status, JSON.parse(text)]).toMatchObject([400, { error: { code: 'bad-webhook', path } }]);
  });

  it('is refused without the carrier’s signature', async () => {
    const id = await leave();
    const form = new URLSearchParams({ RecordingSid: id, TranscriptionStatus: 'completed', TranscriptionText: 'Forged.' });
    const response = await runtime.app.request('/voice/transcription', { method: 'POST', body: form });
    expect(response.status).toBe(403);
    expect(await textOf(id)).toBeNull();
  });
});
