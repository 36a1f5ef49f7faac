import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLine } from '@callwright/line';
import { serve } from '@hono/node-server';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helpFlow, newCallSid, number, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

const site = 'https://shop.example';
const closed = '+15005550007';
let runtime: RuntimeUnderTest;
let line: ReturnType<typeof createLine>;
let stop: () => void;

beforeAll(async () => {
  line = createLine({ authToken: 'secret-of-tests' });
  const server = serve({ fetch: line.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  stop = () => server.close();
  const address = server.address();
  const apiBase = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  runtime = await runtimeUnderTest({ apiBase });
  const voice = { accountSid: `AC${'0'.repeat(32)}`, apiKey: `SK${'0'.repeat(32)}`, apiSecret: 'secret-of-tests', gateway: null };
  Object.assign(runtime.deps.settings, { voice });
  const numbers = { [number]: { flow: 'help', browserCalls: { origins: [site], perAddressPerHour: 3 } }, [closed]: { flow: 'help' } };
  writeFileSync(path.join(runtime.folder, 'test.json'), JSON.stringify({ numbers }));
  expect(await runtime.deps.environment.reload()).toEqual([]);
  await runtime.publish(helpFlow());
});
afterAll(async () => {
  await runtime.close();
  line.close();
  stop();
});

const ask = (body: object, origin: string | null = site) =>
  runtime.app.request('/public/browser-calls', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(origin !== null && { origin }) },
    body: JSON.stringify(body),
  });

it("a site's visitor gets a short-lived token that only calls, through an application that leads here; the fourth in an hour is refused", async () => {
  const first = await ask({ number });
  expect([first.status, first.headers.get('access-control-allow-origin')]).toEqual([201, site]);
  const { token, to, gateway } = (await first.json()) as { token: string; to: string; gateway: null };
  expect([to, gateway]).toEqual([number, null]);
  const { grants, exp = 0, iat = 0 } = decodeJwt<{ grants: { identity: string; voice: object } }>(token);
  const [application] = line.board.applications.all();
  expect(grants.identity).toMatch(/^visitor_[0-9a-f]{16}$/);
  expect(grants.voice).toEqual({ outgoing: { application_sid: application?.sid } });
  expect(exp - iat).toBeLessThanOrEqual(300);
  expect(application).toMatchObject({
    voiceUrl: 'https://calls.example/voice/incoming',
    statusCallback: 'https://calls.example/voice/status',
  });
  if (application !== undefined) line.board.applications.update(application, { voiceUrl: 'https://old.example/voice' }, 0);
  await ask({ number });
  expect(line.board.applications.all()).toMatchObject([{ voiceUrl: 'https://calls.example/voice/incoming' }]);
  await ask({ number });
  const fourth = await ask({ number });
  expect([fourth.status, Number(fourth.headers.get('retry-after'))]).toEqual([429, 3600]);
});

it('other sites, other numbers and an account without a key get none, and no other number takes a call from a browser', async () => {
  expect((await ask({ number }, 'https://evil.example')).status).toBe(404);
  expect((await ask({ number }, null)).status).toBe(404);
  expect((await ask({ number: closed })).status).toBe(404);
  const preflight = (origin: string) => runtime.app.request('/public/browser-calls', { method: 'OPTIONS', headers: { origin } });
  expect((await preflight(site)).headers.get('access-control-allow-origin')).toBe(site);
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  const from = { From: 'client:visitor_0123456789abcdef' };
  expect((await runtime.webhook('/voice/incoming', newCallSid(), from)).text).toContain('For help, press 1.');
  expect((await runtime.webhook('/voice/incoming', newCallSid(), { ...from, To: closed })).text).not.toContain('For help');
  const { voice } = runtime.deps.settings;
  runtime.clock.follow('simulated', '2026-01-05T12:00:00Z');
  delete runtime.deps.settings.voice;
  const answer = await ask({ number });
  expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: 'not-now' } }]);
  Object.assign(runtime.deps.settings, { voice });
});

it('the script and the SDK load on other sites, and the script is small', async () => {
  for (const address of ['/call-us.js', '/public/voice-sdk.js']) {
    const script = await runtime.app.request(address);
    expect([script.status, script.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin']);
  }
  expect(Buffer.byteLength(await (await runtime.app.request('/call-us.js')).text())).toBeLessThan(8500);
});
