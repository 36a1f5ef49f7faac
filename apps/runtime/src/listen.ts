import type { Server } from 'node:http';
import { serve, type WebSocketServerLike } from '@hono/node-server';
import type { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { UserError } from './errors.ts';

/** Pages send little: what they follow, and where they are. */
const LARGEST_MESSAGE_BYTES = 64 * 1024;
const GOING_AWAY = 1001;
const CLOSING_MILLISECONDS = 1000;

/** Serves an app. The answer stops it: open requests are answered, idle connections and WebSockets closed. */
export function listen(app: Hono, { PORT, HOST }: { PORT: number; HOST: string }): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });
    // it is what the adapter is made for; their types differ in optional arguments
    const websocket = { server: sockets as unknown as WebSocketServerLike };
    const started = () => resolve(() => stop(server as Server, sockets));
    const server = serve({ fetch: app.fetch, port: PORT, hostname: HOST, websocket }, started);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(`Port ${PORT} is in use. Stop what uses it, or set PORT to another one.`, { cause: error })
          : error,
      ),
    );
  });
}

function stop(server: Server, sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    for (const socket of sockets.clients) socket.close(GOING_AWAY, 'the runtime stops');
    const late = () => {
      for (const socket of sockets.clients) socket.terminate();
    };
    setTimeout(late, CLOSING_MILLISECONDS).unref();
  });
}
