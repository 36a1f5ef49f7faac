import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createLive, type LiveEvent, type LiveSocket } from './create-live.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

it('a page follows topics while somebody listens, and is told what it missed when the connection is back', async () => {
  const { server, address, said, next } = await line();
  const waits: { milliseconds: number; act: () => void }[] = [];
  const live = createLive({
    connect: () => new WebSocket(address) as unknown as LiveSocket,
    after: (milliseconds, act) => [waits.push({ milliseconds, act }), () => undefined][1] as () => void,
    random: () => 1,
  });
  const heard: LiveEvent[] = [];
  const stop = live.follow('flow:line', (event) => heard.push(event));
  live.be('here', () => ({ here: 'flow:line', node: 'menu' }));
  const first = await next();
  await until(() => said.length === 2);
  expect(said).toEqual([{ subscribe: ['flow:line'] }, { here: 'flow:line', node: 'menu' }]);

  tell(first, { id: 7, topic: 'flow:line', event: 'published', data: { number: 2 } });
  tell(first, { id: null, topic: 'flow:line', event: 'calls-now', data: { total: 3 } });
  tell(first, { id: null, topic: 'flow:other', event: 'calls-now', data: { total: 9 } });
  first.send('no JSON');
  await until(() => heard.length === 2);

  // who listens later is told how things stand
  const later: LiveEvent[] = [];
  live.follow('flow:line', (event) => later.push(event))();
  expect(later.map(({ event }) => event)).toEqual(['calls-now']);

  first.terminate();
  await until(() => waits.length === 1);
  expect(waits[0]?.milliseconds).toBe(1000);
  waits[0]?.act();
  const second = await next();
  await until(() => said.length === 4);
  expect(said.slice(2)).toEqual([
    { subscribe: ['flow:line'], after: 7 },
    { here: 'flow:line', node: 'menu' },
  ]);
  tell(second, { id: null, topic: 'live', event: 'missed', data: {} });
  await until(() => heard.length === 3);
  expect(heard[2]?.event).toBe('missed');

  stop();
  await until(() => said.length === 5);
  expect(said[4]).toEqual({ subscribe: [] });
  server.close();
});

it('a server that does not come back is asked less and less often', async () => {
  const waits: number[] = [];
  const live = createLive({
    connect() {
      const socket: LiveSocket = { send: () => undefined, close: () => undefined, onopen: null, onmessage: null, onclose: null };
      queueMicrotask(() => socket.onclose?.());
      return socket;
    },
    after(milliseconds, act) {
      waits.push(milliseconds);
      if (waits.length < 8) queueMicrotask(act);
      return () => undefined;
    },
    random: () => 1,
  });
  live.follow('flows', () => undefined);
  await until(() => waits.length === 8);
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

function tell(socket: WebSocket, event: LiveEvent): void {
  socket.send(JSON.stringify(event));
}

/** A server that writes down what pages say. */
async function line() {
  const server = new WebSocketServer({ port: 0 });
  const said: unknown[] = [];
  const sockets: WebSocket[] = [];
  let taken = 0;
  server.on('connection', (socket) => {
    socket.on('message', (text) => said.push(JSON.parse(String(text))));
    sockets.push(socket);
  });
  await new Promise((done) => server.once('listening', done));
  ends.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const next = async (): Promise<WebSocket> => {
    await until(() => sockets.length > taken);
    const socket = sockets[taken];
    taken += 1;
    if (socket === undefined) throw new Error('no page came');
    return socket;
  };
  return { server, said, next, address: `ws://localhost:${(server.address() as AddressInfo).port}` };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}
