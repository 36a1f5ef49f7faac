import type { Hono } from 'hono';
import { ownerHeaders } from './owner-headers.ts';

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any;
}

/** What a page in a browser may do: it keeps cookies and says where it is from. */
export interface Browser {
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The same, as who has the owner's token. */
  asOwner(method: string, path: string, body?: unknown): Promise<Answer>;
  cookie(): string;
}

/** A browser at an address, with a page of an origin open, before an app without a port. */
export function browserOf(app: Pick<Hono, 'request'>, from: { origin: string; address: string; headers: Record<string, string> }): Browser {
  const cookies = new Map<string, string>();
  const { host } = new URL(from.origin);
  const cookie = () => [...cookies].map((pair) => pair.join('=')).join('; ');

  async function send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const env = { incoming: { socket: { remoteAddress: from.address } } };
    const response = await app.request(
      from.origin + path,
      { method, headers: { host, ...type, ...from.headers, ...headers }, ...content },
      env,
    );
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  }

  return {
    cookie,
    asOwner: (method, path, body) => send(method, path, body, ownerHeaders),
    async ask(method, path, body, headers = {}) {
      const own = { ...(cookies.size > 0 && { cookie: cookie() }), ...(method !== 'GET' && { origin: from.origin }) };
      const answer = await send(method, path, body, { ...own, ...headers });
      for (const set of answer.headers.getSetCookie()) keep(cookies, set);
      return answer;
    },
  };
}

function keep(cookies: Map<string, string>, set: string): void {
  const [pair = ''] = set.split(';');
  const at = pair.indexOf('=');
  if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
