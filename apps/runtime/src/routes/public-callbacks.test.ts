import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { type CarrierStandIn, startCarrier } from '../testing/carrier-stand-in.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

const site = 'https://shop.example';
const week = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], wed: [['09:00', '18:00']] };
const queue = (more: object = {}, web: object = {}) => ({
  title: 'Sales',
  skills: ['sales'],
  waitFlow: 'hold',
  schedule: 'office',
  callback: {
    flow: 'greet',
    confirmSms: 'confirm',
    web: { enabled: true, origins: [site], capacity: 1, slotMinutes: 60, perAddressPerHour: 100, ...web },
    ...more,
  },
});

let runtime: RuntimeUnderTest;
let carrier: CarrierStandIn;
beforeAll(async () => {
  carrier = await startCarrier(() => runtime.clock.now());
  runtime = await runtimeUnderTest({ apiBase: carrier.url });
  const resources = path.join(runtime.folder, 'resources');
  mkdirSync(resources);
  const queues = {
    sales: queue(),
    closed: { ...queue(), callback: { flow: 'greet' } },
    limited: queue({}, { perAddressPerHour: 8 }),
    shop: queue({ confirmSms: undefined }, { perNumberPerDay: 2 }),
  };
  writeFileSync(path.join(resources, 'queues.json'), JSON.stringify(queues));
  writeFileSync(path.join(resources, 'schedules.json'), JSON.stringify({ office: { title: 'Office', zone: 'Europe/Bucharest', week } }));
  const texts = {
    'en-US': 'We call you {{ callback.expected }}. {{ callback.link }}',
    'ro-RO': 'Vă sunăm {{ callback.expected }}: {{ callback.link }}',
  };
  writeFileSync(path.join(resources, 'sms-templates.json'), JSON.stringify({ confirm: { texts } }));
  const problems = await runtime.deps.resources.reload();
  expect(problems.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});
afterAll(async () => {
  await runtime.close();
  carrier.close();
});
// Monday, 11:00 in Bucharest
beforeEach(() => runtime.clock.follow('simulated', '2026-01-05T09:00:00Z'));

async function order(body: object, { from = site, address = '' }: { from?: string | null; address?: string } = {}) {
  const response = await runtime.app.request('/public/callbacks', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(from !== null && { origin: from }),
      ...(address !== '' && { 'x-forwarded-for': address }),
    },
    body: JSON.stringify({ queue: 'sales', number: '0721000111', country: 'RO', consent: true, language: 'ro-RO', ...body }),
  });
  const json = JSON.parse(await response.text());
  return { status: response.status, code: json.error?.code, words: json.words, headers: response.headers };
}
const owed = async () => JSON.parse(await (await runtime.app.request('/api/callbacks', { headers: ownerHeaders })).text());
const openOf = async (number: string) =>
  (await owed()).callbacks.filter((one: { number: string; state: string }) => one.number === number && one.state !== 'ended');
const send = () => createBackground(runtime.deps).settle();

describe('a call ordered on a web page', () => {
  it('enters the line once, is confirmed by SMS, and tells nothing to who asks again', async () => {
    const first = await order({ name: 'Ana' });
    expect(first).toMatchObject({ status: 202, words: expect.stringContaining('+40721000111') });
    const again = await order({ number: '+40 721 000 111' });
    expect({ ...again, headers: 0 }).toEqual({ ...first, headers: 0 });
    expect(await openOf('+40721000111')).toMatchObject([
      { queue: 'sales', state: 'waiting', via: 'web', name: 'Ana', zones: ['Europe/Bucharest'] },
    ]);
    await send();
    const sent = carrier.taken.filter(({ to }) => to === '+40721000111');
    expect(sent).toMatchObject([{ body: expect.stringMatching(/^Vă sunăm .+: https:\/\/calls\.example\/c\/[\w-]{43}$/) }]);
  });

  it('of a telephone on a wall gets no message, and is called all the same', async () => {
    expect((await order({ number: '0210 000 111' })).status).toBe(202);
    await send();
    expect(await openOf('+40210000111')).toHaveLength(1);
    expect(carrier.taken.filter(({ to }) => to === '+40210000111')).toEqual([]);
  });

  it('in a slot takes its place: the next one must choose another, and newer wishes for time win', async () => {
    const at = '2026-01-05T13:00:00Z';
    expect((await order({ number: '0721000112', at })).words).toContain('azi între 15:00 și 16:00');
    expect(await order({ number: '0721000113', at })).toMatchObject({ status: 409, code: 'slot-taken' });
    const form = await runtime.app.request('/public/queues/sales/slots?language=en', { headers: { origin: site } });
    const slots = JSON.parse(await form.text());
    expect(slots).toMatchObject({ title: 'Sales', country: 'US', words: { order: 'Order a call' } });
    expect(slots.slots.slice(0, 4).map(({ words }: { words: string }) => words)).toEqual([
      'today between 12:00 and 13:00',
      'today between 13:00 and 14:00',
      'today between 14:00 and 15:00',
      'today between 16:00 and 17:00',
    ]);
    await order({ number: '0721000112', at: '2026-01-05T14:00:00Z' });
    expect(await openOf('+40721000112')).toMatchObject([{ fromAt: '2026-01-05T14:00:00.000Z', mode: 'scheduled' }]);
    expect((await order({ number: '0721000113', at })).status).toBe(202);
  });

  it.each([
    ['from another site', {}, { from: 'https://evil.example' }, 404],
    ['from no page', {}, { from: null }, 404],
    ['for a queue that is not open to the web', { queue: 'closed' }, {}, 404],
    ['for a queue that there is not', { queue: 'constructor' }, {}, 404],
    ['without consent', { consent: false }, {}, 400],
    ['of a premium number', { number: '0906123456' }, {}, 400],
    ['of a short number', { number: '112' }, {}, 400],
    ['of a number that nobody has', { number: '+40999999999' }, {}, 400],
    ['of two numbers', { number: '0721000111,0721000112' }, {}, 400],
    ['at night', { at: '2026-01-05T23:00:00Z' }, {}, 409],
    ['on a day that is over', { at: '2026-01-04T12:00:00Z' }, {}, 409],
    ['when it is closed', { at: '2026-01-10T12:00:00Z' }, {}, 409],
    ['with more than is asked for', { priority: 100 }, {}, 400],
    ['with a name of a megabyte', { name: 'x'.repeat(1_000_000) }, {}, 413],
  ])('%s is refused, and nobody is dialled', async (_, body, options, status) => {
    const before = await owed();
    expect((await order({ number: '0721000199', ...body }, options)).status).toBe(status);
    expect(await owed()).toEqual(before);
  });

  it('by a program that fills in what people do not see is thanked for, and forgotten', async () => {
    runtime.clock.follow('simulated', '2026-01-06T09:00:00Z');
    expect(await order({ number: '0721000150', website: 'https://spam.example' })).toMatchObject({ status: 202 });
    expect(await openOf('+40721000150')).toEqual([]);
  });

  it('more often than allowed from one address is refused for the rest of the hour, whatever a header claims', async () => {
    runtime.clock.follow('simulated', '2026-01-06T12:00:00Z');
    const codes: number[] = [];
    for (let count = 0; count < 10; count += 1)
      codes.push((await order({ queue: 'limited', number: '112' }, { address: `192.0.2.${count}` })).status);
    expect(codes).toEqual([...Array(8).fill(400), 429, 429]);
    runtime.clock.follow('simulated', '2026-01-06T13:00:01Z');
    expect((await order({ queue: 'limited', number: '112' })).status).toBe(400);
  });

  it('of one number is refused after so many a day, and after its person wanted none', async () => {
    runtime.clock.follow('simulated', '2026-01-06T09:00:00Z');
    const once = async (number: string, outcome: 'served' | 'refused') => {
      const { status } = await order({ queue: 'shop', number });
      const [open] = await openOf(number);
      if (open !== undefined) await runtime.deps.store.endCallback(open.id, outcome, '2026-01-06T09:00:00Z', null);
      return status;
    };
    expect([await once('+40721000160', 'served'), await once('+40721000160', 'served'), await once('+40721000160', 'served')]).toEqual([
      202, 202, 429,
    ]);
    expect([await once('+40721000161', 'refused'), await once('+40721000161', 'refused')]).toEqual([202, 429]);
  });

  it('changes nothing of what a caller has agreed upon', async () => {
    runtime.clock.follow('simulated', '2026-01-06T10:00:00Z');
    const by = {
      method: 'POST',
      headers: { ...ownerHeaders, 'content-type': 'application/json' },
      body: JSON.stringify({ number: '+40721000170' }),
    };
    expect((await runtime.app.request('/api/queues/shop/callbacks', by)).status).toBe(201);
    expect(await order({ queue: 'shop', number: '+40721000170', at: '2026-01-06T14:00:00Z' })).toMatchObject({ status: 202 });
    expect(await openOf('+40721000170')).toMatchObject([{ fromAt: null, via: 'api' }]);
  });
});

it('the script is small, loads on other sites, and only they may read what it asks for', async () => {
  const script = await runtime.app.request('/order-a-call.js');
  expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(Buffer.byteLength(await script.text())).toBeLessThan(6000);
  const preflight = (origin: string) => runtime.app.request('/public/callbacks', { method: 'OPTIONS', headers: { origin } });
  expect((await preflight(site)).headers.get('access-control-allow-origin')).toBe(site);
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  runtime.clock.follow('simulated', '2026-01-07T09:00:00Z');
  expect((await order({ number: '112' })).headers.get('access-control-allow-origin')).toBe(site);
  const look = await (await runtime.app.request('/public/look.css')).text();
  expect(look).toMatch(/--canvas: #f5f6f8;[\s\S]*prefers-color-scheme: dark\) \{\n:root \{[\s\S]*--canvas: #0f1115/);
});
