import http, { type RequestListener } from 'node:http';
import net, { type AddressInfo, type LookupFunction, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { HttpFailure } from '../http-failure.ts';

export interface ServerUnderTest {
  port: number;
  connections(): number;
}

/** A server on every address of this machine that does with a connection what it is told to, HTTP or not, until the test has ended. */
export async function startRawServer(answer: (socket: Socket) => void): Promise<ServerUnderTest> {
  return serve(
    net.createServer((socket) => {
      socket.on('error', () => undefined);
      answer(socket);
    }),
  );
}

/** A raw server that answers the first bytes of a request with a text, and closes. */
export function startTextServer(text: string): Promise<ServerUnderTest> {
  return startRawServer((socket) => socket.once('data', () => socket.end(text, 'latin1')));
}

export function startHttpServer(answer: RequestListener): Promise<ServerUnderTest> {
  return serve(http.createServer(answer));
}

/** A name server that knows what it is told, answer by answer; the last one repeats. */
export function nameServer(...answers: string[][]): LookupFunction & { asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    const addresses = answers[Math.min(asked.push(hostname), answers.length) - 1] ?? [];
    const found = addresses.map((address) => ({ address, family: net.isIP(address) }));
    setImmediate(() => (options.all ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family)));
  };
  return Object.assign(lookup, { asked });
}

/** The failure that a request must end in. */
export async function failureOf(request: Promise<unknown>): Promise<HttpFailure> {
  const outcome = await request.catch((error: unknown) => error);
  if (outcome instanceof HttpFailure) return outcome;
  throw new Error('it ended otherwise', { cause: outcome });
}

async function serve(server: net.Server): Promise<ServerUnderTest> {
  let connections = 0;
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections++;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}
