import { lookup } from 'node:dns';
import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createHttpClient } from './create-http-client.ts';
import { guardLookup } from './guard-lookup.ts';
import type { WantedRequest } from './http-client.ts';
import { failureOf, nameServer, startHttpServer, startTextServer } from './testing/start-server.ts';

/** Public by the registries, given back in 2006: nobody is there. */
const NOBODY = '3ffe::1';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const get = (url: string, more: Partial<WantedRequest> = {}): WantedRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5000,
  retries: 0,
  ...more,
});
const guarded = createHttpClient({ mayReach: () => false });
const free = createHttpClient({ mayReach: () => true });

const octet = fc.integer({ min: 0, max: 255 });
const radix = fc.constantFrom(
  (n: number) => `${n}`,
  (n: number) => `0${n.toString(8)}`,
  (n: number) => `0x${n.toString(16)}`,
  (n: number) => `0X000${n.toString(16).toUpperCase()}`,
);
const ipv6 = ([a, b, c, d]: number[] = []) => `${(((a ?? 0) << 8) | (b ?? 0)).toString(16)}:${(((c ?? 0) << 8) | (d ?? 0)).toString(16)}`;
const value = (octets: number[]) => octets.reduce((sum, next) => sum * 256 + next, 0);
const disguise = fc.constantFrom(
  (host: string) => host,
  (host: string) => `${host}.`,
  (host: string) => host.replace(/\d/, (digit) => `%3${digit}`),
  (host: string) => host.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (host: string) => host.replaceAll('.', '。'),
);

/** How a URL may spell an IPv4 address. */
const spellings = (octets: number[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(fc.array(radix, { minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 4 }), disguise).map(([write, parts, disguised]) => {
      const head = octets.slice(0, parts - 1);
      const numbers = [...head, value(octets.slice(parts - 1))];
      return disguised(numbers.map((number, at) => write[at]?.(number) ?? `${number}`).join('.'));
    }),
    fc.constantFrom(
      `[::ffff:${octets.join('.')}]`,
      `[::FFFF:${ipv6(octets)}]`,
      `[0:0:0:0:0:ffff:${ipv6(octets)}]`,
      `[64:ff9b::${octets.join('.')}]`,
      `[2002:${ipv6(octets)}::1]`,
      `[::${octets.join('.')}]`,
    ),
  );

test('no spelling of an address of this machine connects, while an allowed host answers under any IPv4 spelling', async () => {
  const { port, connections } = await startTextServer(OK);
  const loopback = fc.tuple(octet, octet, fc.integer({ min: 1, max: 254 })).map((rest) => [127, ...rest]);
  await fc.assert(
    fc.asyncProperty(loopback.chain(spellings), async (host) => {
      const { code } = await failureOf(guarded.request(get(`http://${host}:${port}/`)));
      expect([host, code]).toEqual([host, 'refused-address']);
      expect(connections()).toBe(0);
    }),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(
      spellings([127, 0, 0, 1]).filter((host) => !host.startsWith('[')),
      async (host) => {
        expect((await free.request(get(`http://${host}:${port}/`))).text).toBe('ok');
      },
    ),
    { numRuns: 20 },
  );
});

test('no spelling of a private address is tried', async () => {
  const range = fc.constantFrom([10], [172, 16], [192, 168], [169, 254], [100, 64], [0], [224], [240], [192, 0, 2], [198, 18]);
  const apart = fc.tuple(range, fc.array(octet, { minLength: 4, maxLength: 4 })).map(([head, rest]) => [...head, ...rest].slice(0, 4));
  await fc.assert(
    fc.asyncProperty(apart.chain(spellings), async (host) => {
      expect([host, (await failureOf(guarded.request(get(`http://${host}/`)))).code]).toEqual([host, 'refused-address']);
    }),
    { numRuns: 300 },
  );
});

test('names of this machine, IPv6 loopback and the unspecified address do not connect', async () => {
  const { port, connections } = await startTextServer(OK);
  for (const host of ['localhost', 'LOCALHOST', '[::1]', '[::]', '0', '0.0.0.0', '[fe80::1]', '[::ffff:0:0]'])
    expect([host, (await failureOf(guarded.request(get(`http://${host}:${port}/`)))).code]).toEqual([host, 'refused-address']);
  expect(['refused-address', 'unreachable']).toContain((await failureOf(guarded.request(get(`http://localhost.:${port}/`)))).code);
  expect(connections()).toBe(0);
  const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));
  if (hasIpv6) expect((await free.request(get(`http://[::1]:${port}/`))).text).toBe('ok');
});

test('a name is reached at its public addresses only', async () => {
  const { port, connections } = await startTextServer(OK);
  const names = nameServer(['127.0.0.1', '::1', '10.0.0.1', '::ffff:127.0.0.1']);
  const only = createHttpClient({ mayReach: () => false, lookup: names });
  expect((await failureOf(only.request(get(`http://crm.test:${port}/`)))).code).toBe('refused-address');
  const mixed = createHttpClient({ mayReach: () => false, lookup: nameServer(['127.0.0.1', NOBODY, '::1']) });
  const { code } = await failureOf(mixed.request(get(`http://crm.test:${port}/`, { timeoutMs: 300 })));
  expect(['unreachable', 'timed-out']).toContain(code);
  expect(connections()).toBe(0);
  const found = await new Promise((resolve) =>
    guardLookup(nameServer(['127.0.0.1', '8.8.8.8', '::1', '2606:4700::1']), () => new Error('refused'))(
      'crm.test',
      { all: true },
      (_, all) => resolve(all),
    ),
  );
  expect(found).toEqual([
    { address: '8.8.8.8', family: 4 },
    { address: '2606:4700::1', family: 6 },
  ]);
});

test('a name that moves between look-ups is looked up once for each connection, and checked each time', async () => {
  const { port, connections } = await startTextServer(OK);
  const names = nameServer([NOBODY], ['127.0.0.1']);
  const client = createHttpClient({ mayReach: () => false, lookup: names });
  expect(['unreachable', 'timed-out']).toContain(
    (await failureOf(client.request(get(`http://crm.test:${port}/`, { timeoutMs: 300 })))).code,
  );
  expect(names.asked).toEqual(['crm.test']);
  const again = createHttpClient({ mayReach: () => false, lookup: nameServer([NOBODY], ['127.0.0.1']) });
  const { code } = await failureOf(again.request(get(`http://crm.test:${port}/`, { timeoutMs: 300, retries: 1 })));
  expect(code).toBe('refused-address');
  expect(connections()).toBe(0);
});

test('an allowance is for one host and port, and does not extend to where that host redirects', async () => {
  const inner = await startTextServer(OK);
  const targets = ['127.0.0.1', 'localhost', 'other.test', '[::1]', '0x7f.1', 'crm.test'].map((host) => `http://${host}:${inner.port}/`);
  const crm = await startHttpServer(({ url }, response) => response.writeHead(302, { location: targets[Number(url?.slice(1))] }).end());
  const mayReach = vi.fn((host: string, port: number) => host === 'crm.test' && port === crm.port);
  const client = createHttpClient({ mayReach, lookup: nameServer(['127.0.0.1']) });
  for (const [at, target] of targets.entries())
    expect([target, (await failureOf(client.request(get(`http://crm.test:${crm.port}/${at}`)))).code]).toEqual([target, 'refused-address']);
  expect([crm.connections(), inner.connections()]).toEqual([targets.length, 0]);
  expect((await failureOf(client.request(get(`http://crm.test:${inner.port}/`)))).code).toBe('refused-address');
  await failureOf(client.request(get(`http://CRM.test.:${crm.port}/0`)));
  expect(mayReach.mock.calls).toContainEqual(['127.0.0.1', inner.port]);
  expect(crm.connections()).toBe(targets.length + 1);
});

test('an allowance that has ended is no longer used, and no connection of it lives on', async () => {
  const { port, connections } = await startHttpServer((_, response) => response.end('ok'));
  let allowed = true;
  const client = createHttpClient({ mayReach: () => allowed, lookup });
  expect((await client.request(get(`http://localhost:${port}/`))).text).toBe('ok');
  allowed = false;
  expect((await failureOf(client.request(get(`http://localhost:${port}/`)))).code).toBe('refused-address');
  expect(connections()).toBe(1);
});

test('a proxy of the environment is not used', async () => {
  const proxy = await startTextServer(OK);
  const { port } = await startTextServer(OK);
  for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
  expect((await free.request(get(`http://127.0.0.1:${port}/`))).text).toBe('ok');
  vi.unstubAllEnvs();
  expect(proxy.connections()).toBe(0);
});
