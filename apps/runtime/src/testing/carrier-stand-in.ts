import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A text message that the stand-in has taken. */
export interface TakenMessage {
  to: string;
  from: string;
  body: string;
  at: string;
}

/** What a request for a message comes to. Each acts; `silent` never answers, as when the sender dies before the answer comes. */
export type MessageAnswer = 'sent' | 'silent' | 'garbage';

/** Twilio's Messages by REST, and nothing else of it: it knows no calls. On a free port of this machine. */
export interface CarrierStandIn {
  url: string;
  taken: TakenMessage[];
  /** How the next requests are answered, one after the other; then all are `sent`. */
  answers: MessageAnswer[];
  close(): void;
}

/** Starts a stand-in whose messages are dated by `now`. */
export async function startCarrier(now: () => number): Promise<CarrierStandIn> {
  const taken: TakenMessage[] = [];
  const answers: MessageAnswer[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://carrier');
    if (!url.pathname.endsWith('/Messages.json')) return json(response, { code: 20404, message: 'not found', status: 404 }, 404);
    if (request.method === 'GET') return list(response, taken, url.searchParams);
    const form = new URLSearchParams(await textOf(request));
    const message = {
      to: form.get('To') ?? '',
      from: form.get('From') ?? '',
      body: form.get('Body') ?? '',
      at: new Date(now()).toUTCString(),
    };
    taken.push(message);
    const answer = answers.shift() ?? 'sent';
    if (answer === 'sent') json(response, resource(message, taken.length));
    if (answer === 'garbage') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    answers,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Newest first and page by page, as Twilio does. */
function list(response: ServerResponse, taken: readonly TakenMessage[], query: URLSearchParams): void {
  const since = Date.parse(query.get('DateSent>') ?? '') || 0;
  const [size, page] = [Number(query.get('PageSize') ?? 50), Number(query.get('Page') ?? 0)];
  const found = taken
    .map((message, index) => ({ message, sid: index + 1 }))
    .filter(({ message: { to, at } }) => to === query.get('To') && Date.parse(at) >= since)
    .reverse();
  const messages = found.slice(page * size, (page + 1) * size).map(({ message, sid }) => resource(message, sid));
  const next = new URLSearchParams({ ...Object.fromEntries(query), Page: String(page + 1) });
  const isLast = (page + 1) * size >= found.length;
  json(response, { messages, page, page_size: size, next_page_uri: isLast ? null : `/2010-04-01/Accounts/AC/Messages.json?${next}` });
}

function resource({ to, from, body, at }: TakenMessage, index: number) {
  return { sid: `SM${String(index).padStart(32, '0')}`, to, from, body, date_created: at, date_sent: at, status: 'sent' };
}

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
