import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { HttpFailure, readFailure } from './http-failure.ts';

export interface HttpRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string | null;
}

export interface HttpReply {
  status: number;
  headers: Record<string, string>;
  setCookies: string[];
  body: Buffer;
  /** The body was longer than the limit and was cut. */
  cut: boolean;
}

/** Milliseconds and bytes. */
export interface HttpLimits {
  connect: number;
  total: number;
  bytes: number;
}

/** Sends one HTTP request on a connection of its own, without following redirects. Rejects with an HttpFailure. */
export function sendHttp(request: HttpRequest, limits: HttpLimits, signal: AbortSignal): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const start = request.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = start(request.url, { method: request.method, headers: request.headers, agent: false, signal });
    const connection = watchConnection(outgoing, limits.connect);
    const total = setTimeout(() => outgoing.destroy(new HttpFailure(11205, 'tt', `no answer within ${limits.total} ms`)), limits.total);
    outgoing.on('error', (error) => reject(readFailure(error, connection.established())));
    let answered = false;
    outgoing.on('close', () => {
      clearTimeout(total);
      connection.forget();
      if (!answered) reject(new HttpFailure(11200, 'rt', 'the connection closed before an answer came'));
    });
    outgoing.on('response', (incoming) => {
      answered = true;
      readReply(incoming, limits.bytes).then(resolve, (error) => reject(readFailure(error, true)));
    });
    outgoing.end(request.body ?? undefined);
  });
}

function watchConnection(outgoing: ClientRequest, limit: number): { established: () => boolean; forget: () => void } {
  let established = false;
  const timer = setTimeout(() => {
    outgoing.destroy(new HttpFailure(11205, 'ct', `no connection within ${limit} ms`));
  }, limit);
  outgoing.on('socket', (socket) => {
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
      established = true;
      clearTimeout(timer);
    });
  });
  return { established: () => established, forget: () => clearTimeout(timer) };
}

async function readReply(incoming: IncomingMessage, limit: number): Promise<HttpReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    status: incoming.statusCode ?? 0,
    headers,
    setCookies: incoming.headers['set-cookie'] ?? [],
    body: Buffer.concat(chunks).subarray(0, limit),
    cut: size > limit,
  };
}
