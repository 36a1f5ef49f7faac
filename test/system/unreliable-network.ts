import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { freePort } from '@callwright/runtime/testing/free-port';

/**
 * What becomes of one request on its way. `answer-lost`: it acts, its answer never comes. `too-late`: it acts only after its sender has given up.
 * `garbage`: it acts, but its answer is replaced by what no parser takes.
 */
export type Trouble = 'answer-lost' | 'too-late' | 'garbage';

/** A network between two parties, which does to requests what networks do. */
export interface UnreliableNetwork {
  url: string;
  /** Strikes the next requests whose method and path match. */
  strike(what: RegExp, trouble: Trouble, times?: number): void;
  /** Documents that pass from now on tell the carrier to wait so many seconds for the next answer, by Twilio's connection overrides; null for its usual 15. */
  shortenPatience(seconds: number | null): void;
  /** Requests that passed, as "METHOD /path", oldest first. */
  passed: readonly string[];
  /** Forgets troubles, patience and what passed. */
  calm(): void;
  close(): void;
}

/** Opens a network on a free port; `target` is the port of this machine that requests go on to. */
export async function openNetwork(target: () => number): Promise<UnreliableNetwork> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const passed: string[] = [];
  let strikes: { what: RegExp; trouble: Trouble; times: number }[] = [];
  let patience: number | null = null;

  const troubleOf = (line: string): Trouble | null => {
    const strike = strikes.find(({ what, times }) => times > 0 && what.test(line));
    if (strike !== undefined) strike.times -= 1;
    return strike?.trouble ?? null;
  };
  const alter = (text: string): string =>
    patience === null ? text : text.replaceAll(/(\/voice\/(?:step|wait)\/\d+|\/voice\/resume)(?=["<])/g, `$1#tt=${patience * 1000}`);

  const server = createServer(async (incoming, outgoing) => {
    const line = `${incoming.method} ${incoming.url}`;
    const trouble = troubleOf(line);
    const body = await bodyOf(incoming);
    if (trouble === 'too-late') await new Promise((resolve) => outgoing.once('close', resolve));
    passed.push(line);
    try {
      const answer = await forward(target(), incoming, body);
      if (trouble === 'garbage') outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bad gateway');
      else if (trouble === null) pass(answer, outgoing, alter);
    } catch {
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    url,
    passed,
    strike: (what, trouble, times = 1) => void strikes.push({ what, trouble, times }),
    shortenPatience(seconds) {
      patience = seconds;
    },
    calm() {
      strikes = [];
      patience = null;
      passed.length = 0;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

function pass({ status, headers, body }: Answer, outgoing: ServerResponse, alter: (text: string) => string): void {
  const isText = /^(text|application)\//.test(headers['content-type'] ?? '');
  const altered = isText ? Buffer.from(alter(body.toString('utf8'))) : body;
  const { 'transfer-encoding': _, 'content-length': __, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, ...(status !== 204 && { 'content-length': altered.length }) }).end(altered);
}

function forward(port: number, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
      bodyOf(answer).then((read) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: read }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
