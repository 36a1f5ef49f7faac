import type { CookieJar } from './cookie-jar.ts';
import { HttpFailure } from './http-failure.ts';
import { type HttpLimits, type HttpReply, sendHttp } from './send-http.ts';
import { signRequest } from './sign.ts';

const REDIRECTS_LIMIT = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface SignedRequest {
  method: string;
  /** May hold userinfo; its fragment is not sent. */
  url: URL;
  form: Readonly<Record<string, string>>;
  /** The idempotency token; null for what is no webhook. */
  token: string | null;
}

export interface FinalReply extends HttpReply {
  /** Where the answer came from, after redirects. */
  url: URL;
}

interface Deps {
  authToken: string;
  cookies: CookieJar;
  limits: HttpLimits;
  signal: AbortSignal;
}

/** Sends a signed request and follows its redirects. Rejects with an HttpFailure; any final status is an answer. */
export async function sendSigned(request: SignedRequest, deps: Deps): Promise<FinalReply> {
  const deadline = performance.now() + deps.limits.total;
  let { method } = request;
  let url = withoutFragment(method === 'GET' ? withQuery(request.url, request.form) : request.url);
  for (let hop = 0; hop <= REDIRECTS_LIMIT; hop++) {
    const total = Math.max(1, Math.round(deadline - performance.now()));
    const limits = { ...deps.limits, total, connect: Math.min(deps.limits.connect, total) };
    const form = method === 'POST' ? request.form : null;
    const headers = headersFor(url, form, request.token, deps);
    const body = form === null ? null : new URLSearchParams(form).toString();
    const reply = await sendHttp({ method, url: withoutUserinfo(url), headers, body }, limits, deps.signal);
    deps.cookies.keep(url.host, reply.setCookies);
    const location = reply.headers['location'];
    if (!REDIRECTS.has(reply.status) || location === undefined) return { ...reply, url };
    url = redirectTarget(location, url);
    if (reply.status < 307) method = 'GET';
  }
  throw new HttpFailure(11215, 'rt', `more than ${REDIRECTS_LIMIT} redirects`);
}

function headersFor(url: URL, form: SignedRequest['form'] | null, token: SignedRequest['token'], deps: Deps): Record<string, string> {
  const cookie = deps.cookies.header(url.host);
  const plain = withoutUserinfo(url);
  return {
    accept: 'text/xml, application/xml, text/html',
    'user-agent': 'TwilioProxy/1.1',
    'x-twilio-signature': signRequest(deps.authToken, plain.href, form ?? {}),
    ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    ...(token === null ? {} : { 'i-twilio-idempotency-token': token }),
    ...(cookie === null ? {} : { cookie }),
    ...(url.username === '' ? {} : { authorization: basicAuth(url) }),
  };
}

function basicAuth(url: URL): string {
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function redirectTarget(location: string, from: URL): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  if (!target || !/^https?:$/.test(target.protocol))
    throw new HttpFailure(11100, 'rt', `redirected to an address that is none: ${location}`);
  return withoutFragment(target);
}

function withQuery(url: URL, form: SignedRequest['form']): URL {
  const target = new URL(url.href);
  for (const [name, value] of Object.entries(form)) target.searchParams.append(name, value);
  return target;
}

function withoutFragment(url: URL): URL {
  const target = new URL(url.href);
  target.hash = '';
  return target;
}

function withoutUserinfo(url: URL): URL {
  const target = new URL(url.href);
  target.username = '';
  target.password = '';
  return target;
}
