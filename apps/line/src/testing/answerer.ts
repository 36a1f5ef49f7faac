import { createServer, type IncomingHttpHeaders } from 'node:http';
import { portOf } from './line-under-test.ts';

/** A request that the line sent. */
export interface Received {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  form: Record<string, string>;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

type Answer = string | Reply | ((received: Received) => string | Reply | Promise<string | Reply>);

/** A web server that answers the line's webhooks by path, with TwiML or a whole reply, and remembers what it was sent. */
export async function startAnswerer(answers: Record<string, Answer>) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://answerer');
    const form = request.method === 'GET' ? url.search : Buffer.concat(chunks).toString();
    const entry = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      form: Object.fromEntries(new URLSearchParams(form)),
    };
    received.push(entry);
    const answer = answers[url.pathname] ?? { status: 404 };
    const reply = typeof answer === 'function' ? await answer(entry) : answer;
    const {
      status = 200,
      headers = { 'content-type': 'text/xml' },
      body = '',
    } = typeof reply === 'string' ? { body: twiml(reply) } : reply;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    received,
    answers,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Answerer = Awaited<ReturnType<typeof startAnswerer>>;

function twiml(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
}
