import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  await runtime.publish(helpFlow());
});
afterAll(() => runtime.close());

async function files(method: string, name = '', body?: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) {
  const address = `/api/flows/help/files${name === '' ? '' : `/${name}`}`;
  const response = await runtime.app.request(address, {
    method,
    headers: { ...ownerHeaders, ...headers },
    ...(body !== undefined && { body }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, bytes, body: isJson ? JSON.parse(Buffer.from(bytes).toString()) : null };
}
const ask = async (method: string, address: string, body?: unknown) => {
  const json = body !== undefined && { headers: { ...ownerHeaders, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return JSON.parse(await (await runtime.app.request(`/api/flows${address}`, { method, headers: ownerHeaders, ...json })).text());
};

/** A second of silence, 8,000 samples of one byte. */
function wave(seconds = 1): Uint8Array<ArrayBuffer> {
  const samples = 8000 * seconds;
  const bytes = Buffer.alloc(44 + samples, 0x80);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples, 40);
  return new Uint8Array(bytes);
}
const call = JSON.stringify({ title: 'Help', steps: [{ presses: '1' }] });

describe('a recording', () => {
  it('is uploaded to the draft, heard there, and by callers once it is published', async () => {
    expect(await files('PUT', 'prompts/hello.wav', wave(2))).toMatchObject({
      status: 200,
      body: { path: 'prompts/hello.wav', bytes: 16_044, seconds: 2, changed: 'added' },
    });
    const got = await files('GET', 'prompts/hello.wav');
    expect([got.status, got.headers.get('content-type'), got.bytes.length]).toEqual([200, 'audio/wav', 16_044]);
    const { hash, layout } = await ask('GET', '/help');
    const menu = {
      ...helpFlow().nodes.menu,
      config: { ...helpFlow().nodes.menu.config, prompt: { 'en-US': { audio: 'prompts/hello.wav', text: 'Hello' } } },
    };
    const flow = { ...helpFlow(), nodes: { ...helpFlow().nodes, menu } };
    expect((await ask('POST', '/check', { flow })).diagnostics).not.toContainEqual(expect.objectContaining({ code: 'missing-audio' }));
    const saved = await ask('PUT', '/help/draft', { flow, layout, baseHash: hash });
    expect(await ask('POST', '/help/publish', { reason: 'Recorded', draft: saved.hash })).toMatchObject({ changed: true });
    expect((await runtime.webhook('/voice/incoming', newCallSid())).text).toMatch(
      /<Play>https:\/\/calls\.example\/audio\/[0-9a-f]{64}<\/Play>/,
    );
    expect(readFileSync(path.join(runtime.folder, 'help/prompts/hello.wav'))).toHaveLength(16_044);
    expect((await files('GET')).body).toEqual([{ path: 'prompts/hello.wav', bytes: 16_044, seconds: 2, changed: null }]);
  });

  it('comes back with the version that had it', async () => {
    await files('PUT', 'prompts/hello.wav', wave(3));
    const published = await ask('POST', '/help/publish', { reason: 'Longer' });
    expect(published).toMatchObject({ changed: true });
    await ask('POST', '/help/restore', { version: published.version.number - 1 });
    expect((await files('GET')).body).toEqual([{ path: 'prompts/hello.wav', bytes: 16_044, seconds: 2, changed: 'changed' }]);
    expect(await ask('POST', '/help/publish', { reason: 'Shorter again' })).toMatchObject({ changed: true });
    expect(readFileSync(path.join(runtime.folder, 'help/prompts/hello.wav'))).toHaveLength(16_044);
  });

  it.each([
    ['text that calls itself so', 'prompts/x.mp3', 'no sound at all', 422, 'no-audio'],
    ['a picture', 'prompts/x.wav', '\x89PNG\r\n\x1a\n', 422, 'no-audio'],
    ['nothing', 'prompts/x.wav', '', 422, 'no-audio'],
    ['a file elsewhere', 'flow.json', '{}', 404, 'unknown-file'],
    ['a file above', 'prompts/..%2F..%2Fx.wav', 'x', 404, 'unknown-file'],
    ['a program', 'prompts/x.js', 'x', 404, 'unknown-file'],
    ['a test with a field of its own', 'calls/x.call.json', '{"title":"x","steps":[],"more":1}', 422, 'no-call-file'],
    ['a test that is no JSON', 'calls/x.call.json', '{', 400, 'bad-json'],
    ['more than is heard', 'prompts/x.wav', 'x'.repeat(10 * 1024 * 1024 + 1), 413, 'too-large'],
  ])('%s is refused', async (_what, name, body, status, code) => {
    const before = (await files('GET')).body;
    expect(await files('PUT', name, body)).toMatchObject({ status, body: { error: { code } } });
    expect((await files('GET')).body).toEqual(before);
  });
});

describe('a test', () => {
  it('is added, changed and taken away in the draft, over what is on disk', async () => {
    mkdirSync(path.join(runtime.folder, 'help/calls'), { recursive: true });
    writeFileSync(path.join(runtime.folder, 'help/calls/old.call.json'), call);
    expect(await files('PUT', 'calls/new.call.json', call)).toMatchObject({ status: 200, body: { changed: 'added' } });
    expect(await files('PUT', 'calls/old.call.json', call.replace('Help', 'Other'))).toMatchObject({ body: { changed: 'changed' } });
    expect(await files('DELETE', 'prompts/hello.wav')).toMatchObject({ body: { changed: 'removed' } });
    const changed = Object.fromEntries(
      (await files('GET')).body.map((file: { path: string; changed: string }) => [file.path, file.changed]),
    );
    expect(changed).toEqual({ 'calls/new.call.json': 'added', 'calls/old.call.json': 'changed', 'prompts/hello.wav': 'removed' });
    expect((await files('GET', 'calls/old.call.json')).body).toMatchObject({ title: 'Other' });
    expect((await files('GET', 'prompts/hello.wav')).status).toBe(404);
    expect(readFileSync(path.join(runtime.folder, 'help/calls/old.call.json'), 'utf8')).toBe(call);
    const { draft } = await ask('GET', '/help');
    await ask('DELETE', `/help/draft?hash=${draft.hash}`);
    expect((await files('GET')).body.map(({ changed: what }: { changed: string | null }) => what)).toEqual([null, null]);
  });

  it('that somebody else has changed is not overwritten when the sender says what he saw', async () => {
    const etag = (await files('GET', 'calls/old.call.json')).headers.get('etag') ?? '';
    expect((await files('PUT', 'calls/old.call.json', call.replace('Help', 'Mine'), { 'if-match': etag })).status).toBe(200);
    expect(await files('PUT', 'calls/old.call.json', call, { 'if-match': etag })).toMatchObject({
      status: 409,
      body: { error: { code: 'stale-file' } },
    });
    expect(await files('DELETE', 'calls/old.call.json', undefined, { 'if-match': etag })).toMatchObject({ status: 409 });
  });
});
