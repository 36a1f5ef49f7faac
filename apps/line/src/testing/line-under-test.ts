import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { LineCall } from '../control/protocol.ts';
import { createLine, type LineDeps } from '../create-line.ts';

/** A line that listens on a free port, driven through its own API. */
export async function startLine(deps: LineDeps = {}) {
  const logged: string[] = [];
  const line = createLine({ log: (message) => logged.push(message), ...deps });
  const server = serve({ fetch: line.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const url = `http://127.0.0.1:${portOf(server.address())}`;

  async function control(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${url}/line/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  }

  async function rest(method: string, path: string, form: Record<string, string> | [string, string][] = {}): Promise<Response> {
    const account = line.board.accountSid;
    const authorization = `Basic ${Buffer.from(`${account}:${line.board.authToken}`).toString('base64')}`;
    return fetch(`${url}/2010-04-01/Accounts/${account}${path}`, {
      method,
      headers: { authorization },
      ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
    });
  }

  return {
    line,
    server,
    url,
    logged,
    control,
    rest,
    /** Gives the line a number whose calls go to an address. */
    async addNumber(phoneNumber: string, settings: Record<string, string>): Promise<void> {
      const response = await rest('POST', '/IncomingPhoneNumbers.json', { PhoneNumber: phoneNumber, ...settings });
      if (response.status !== 201) throw new Error(await response.text());
    },
    async simulate(now = '2026-11-23T10:00:00Z'): Promise<void> {
      await control('PUT', '/clock', { mode: 'simulated', now });
    },
    async advance(seconds: number): Promise<void> {
      await control('POST', '/clock/advance', { seconds });
    },
    async dial(from: string, to: string): Promise<string> {
      const response = await control('POST', '/calls', { from, to });
      return read<{ callSid: string }>(response).then(({ callSid }) => callSid);
    },
    async press(sid: string, digits: string): Promise<void> {
      await control('POST', `/calls/${sid}/digits`, { digits });
    },
    async call(sid: string, query = ''): Promise<LineCall> {
      return read<LineCall>(await control('GET', `/calls/${sid}${query}`));
    },
    async calls(): Promise<LineCall[]> {
      return read<{ calls: LineCall[] }>(await control('GET', '/calls')).then(({ calls }) => calls);
    },
    async close(): Promise<void> {
      line.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type LineUnderTest = Awaited<ReturnType<typeof startLine>>;

export function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** A body of the control API, taken to be of its documented shape. */
export async function read<Body>(response: Response): Promise<Body> {
  const body: unknown = await response.json();
  return body as Body;
}
