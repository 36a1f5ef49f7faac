import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { createBackground } from '../background/create-background.ts';
import { createResources } from '../flows/resources.ts';
import { encoded, hostileJson, hostileText, mutated } from '../testing/hostile-inputs.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { clockRoutes } from './clock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'callwright-fuzz-'));
const recordingSid = `RE${'1'.repeat(32)}`;
const callSid = newCallSid();
let runtime: RuntimeUnderTest;
let app: RuntimeUnderTest['app'];
let contact = '';

beforeAll(async () => {
  runtime = await runtimeUnderTest();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'schedules.json'), JSON.stringify({ office: { title: 'Office', zone: 'Europe/Bucharest', week: {} } }));
  const resources = createResources(folder);
  await resources.reload();
  app = createApp({ ...runtime.deps, resources });
  app.route('/clock', clockRoutes(runtime.clock, createBackground(runtime.deps)));
  await runtime.publish(helpFlow());
  await runtime.webhook('/voice/incoming', callSid);
  const words = { mailbox: 'support', callSid, from: '+40721000111', seconds: 7, language: 'ro-RO', node: 'leave' };
  const message = { ...words, recordingSid, url: 'http://127.0.0.1:9/x', at: '2026-01-05T09:00:00Z', transcription: null, heardAt: null };
  await runtime.deps.store.keepMessage(message);
  const made = await app.request('/api/contacts', json('POST', { phone: '+40721000111', data: { name: 'Ana' } }));
  contact = JSON.parse(await made.text()).id;
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});

const json = (method: string, body: unknown) => ({
  method,
  headers: { ...ownerHeaders, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** 502 is what a mailbox, and who is to be rung, says of a carrier that does not answer. */
const documented = (status: number, address: string) => status < 500 || (status === 502 && /\/(audio|call-draft)(\?|$)/.test(address));

it('whatever is asked: no crash, no error of ours, and what is wrong is said in one shape', async () => {
  await fc.assert(
    fc.asyncProperty(requests(), async ({ method, address, type, body }) => {
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const response = await app.request(address, { method, headers: { ...ownerHeaders, 'content-type': type }, ...(hasBody && { body }) });
      const text = await response.text();
      expect([response.status, address, documented(response.status, address)]).toEqual([response.status, address, true]);
      if (response.status >= 400 && method !== 'HEAD')
        expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
    }),
    { numRuns: 500 },
  );
  expect((await app.request('/readyz')).status).toBe(200);
  expect(await runtime.story(callSid)).toMatchObject({ status: 'in-progress', path: [{ node: 'menu' }] });
}, 60_000);

it.each([
  ['GET', '/audio/%00', 404],
  ['GET', '/api/calls/%00', 404],
  ['GET', '/api/mailboxes/%00/messages', 200],
  ['GET', '/api/mailboxes/%E0%A4%A/messages', 200],
  ['GET', '/api/contacts?search=%00', 400],
  ['GET', `/api/contacts?cursor=${cursor('0000-01-01T00:00:00Z')}`, 400],
  ['GET', `/api/mailboxes/support/messages?cursor=${cursor('0000-01-01T00:00:00Z')}`, 400],
  ['POST', '/api/supervise/%00', 404],
  ['POST', '/api/desk/calls/%00/hold', 404],
  ['GET', '/api/recordings?entry=%00', 400],
  ['GET', '/api/recordings/%00/audio', 404],
  ['GET', '/api/contacts/__proto__', 404],
])('%s %s is answered with %i', async (method, address, status) => {
  const response = await app.request(address, { method, headers: ownerHeaders });
  expect([response.status, await response.text()]).toEqual([status, expect.any(String)]);
});

function cursor(at: string, id = 'x'): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

interface Request {
  method: string;
  address: string;
  type: string;
  body: string;
}

function requests(): fc.Arbitrary<Request> {
  const body = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...bodies)
        .chain((one) => mutated(one, 2))
        .map((value) => JSON.stringify(value)),
    },
    hostileJson().map((value) => JSON.stringify(value)),
    hostileText(),
    fc.constantFrom(
      '{',
      '{"data":{"__proto__":1}}',
      `{"data":${'['.repeat(100_000)}`,
      `"${'x'.repeat(300_000)}"`,
      'phone,name\n+40721000112,Ana\n',
    ),
  );
  return fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
    address: fc.tuple(paths(), queries()).map((parts) => parts.join('')),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constant('application/json') },
      fc.constantFrom(
        'text/plain',
        'text/csv',
        'application/json; charset=utf-7',
        'multipart/form-data; boundary=x',
        'text/csv; charset=latin1',
      ),
    ),
    body,
  });
}

const bodies = [
  { phone: '+40721000113', country: 'RO', data: { name: 'Ana', age: 7, tags: ['a'], address: { city: 'Iași' } } },
  { phone: null, data: {} },
  { heard: true },
  { on: true, reason: 'Flood' },
  { token: 'x', name: 'Ana', email: 'ana@example.com', password: 'long enough' },
  { role: 'agent', disabled: true },
  { title: 'CI', role: 'agent', expiresInDays: 3 },
  { flow: helpFlow('Fuzzed.'), layout: { formatVersion: 1, nodes: { menu: [0, 0] }, notes: [] }, baseHash: 'a'.repeat(64) },
  { flow: { ...helpFlow(), id: 'fuzzed' }, layout: {}, tests: { first: { title: 'x', steps: [{ presses: '1' }] } } },
  { hash: 'a'.repeat(64), filesHash: 'b'.repeat(64) },
  { reason: 'Because', draft: 'a'.repeat(64) },
  { version: 1, baseHash: 'a'.repeat(64), reason: 'Back' },
  { to: '+40721000999', draft: 'a'.repeat(64) },
  { value: { office: { title: 'Office', zone: 'Europe/Bucharest', week: {} } }, baseHash: 'a'.repeat(64), reason: 'x' },
  { title: 'Help', steps: [{ presses: '1' }] },
  { mode: 'simulated', now: '2026-01-05T09:00:00Z' },
];

function paths(): fc.Arbitrary<string> {
  const segment = fc.oneof(
    hostileText().map(encoded),
    fc.constantFrom(callSid, recordingSid, 'support', 'office', 'x', '%', '%ZZ', '%E0%A4%A', '..', '%2e%2e', 'a'.repeat(300)),
  );
  const known = fc.constantFrom(
    ...['/api/calls', '/api/contacts', '/api/contacts/import', '/api/mailboxes', '/api/schedules', '/clock', '/readyz', '/audio', '/api'],
    ...['/api/desk', '/api/desk/status', '/api/desk/calls', '/api/desk/calls/x/transfer', '/api/supervise/x', '/api/floor', '/api/audit'],
    ...['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/welcome', '/api/join', '/api/link', '/api/new-password', '/api/me'],
    ...['/api/me/password', '/api/me/tokens', '/api/people', '/api/people/invitations', '/api/people/x/password-link'],
    ...['/api/flows', '/api/flows/check', '/api/flows/help', '/api/flows/fuzzed', '/api/flows/help/publish', '/api/flows/help/restore'],
    ...['/api/flows/help/draft', '/api/flows/help/draft/history', '/api/flows/help/draft/rebase', '/api/flows/help/call-draft'],
    ...['/api/flows/help/versions', '/api/flows/help/calls-now', '/api/flows/help/files', '/api/flows/fuzzed/publish', '/api/live'],
    ...['/api/flows/help/files/calls/x.call.json', '/api/flows/help/files/prompts/x.mp3', '/api/resources', '/api/resources/schedules'],
    ...['/api/resources/environment', '/api/resources/sms-templates/restore', '/api/resources/schedules/versions'],
    ...[`/api/mailboxes/support/messages`, `/api/mailboxes/support/messages/${recordingSid}`, '/api/schedules/office/emergency'],
  );
  return fc.oneof(
    known,
    fc.constantFrom(`/api/mailboxes/support/messages/${recordingSid}/audio`),
    fc.tuple(known, segment).map((parts) => parts.join('/')),
    fc.tuple(known, segment, segment, segment).map((parts) => parts.join('/')),
    fc.constant(null).map(() => `/api/contacts/${contact}`),
  );
}

function queries(): fc.Arbitrary<string> {
  const at = fc.oneof(hostileText(), fc.constantFrom('2026-01-05T09:00:00Z', '9999-12-31T23:59:59.999999999Z', '0001-01-01T00:00:00Z'));
  const value = fc.oneof(
    hostileText().map(encoded),
    fc.tuple(at, hostileText()).map((parts) => cursor(...parts)),
    fc.constantFrom('1', '0', '1e2', '201', 'ro-RO', '+40721000111', '%2B40721000111', 'RO', 'ZZ', '%', ''),
  );
  const name = fc.constantFrom('search', 'phone', 'country', 'limit', 'cursor', 'language', 'mode', 'hash', 'zone', 'other', '__proto__');
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 3 }).map((all) => all.map((pair) => pair.join('=')).join('&'));
  return fc.oneof(
    fc.constant(''),
    pairs.map((text) => `?${text}`),
  );
}
