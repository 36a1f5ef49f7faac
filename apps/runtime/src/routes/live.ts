import { upgradeWebSocket, type WebSocketLike } from '@hono/node-server';
import { Hono } from 'hono';
import type { WSContext } from 'hono/ws';
import { WebSocket } from 'ws';
import { needs } from '../auth/needs.ts';
import type { SignedInEnv } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import type { PageLink } from '../live/live-page.ts';
import type { LivePages } from '../live/live-pages.ts';
import { refuse } from './refuse.ts';

const OPEN = 1;

/** What pages are told as it happens, over a WebSocket. */
export function liveRoutes(deps: Deps, pages: LivePages) {
  return new Hono<SignedInEnv>().get(
    '/',
    needs('read-queues'),
    (context, next) => {
      if (context.req.header('upgrade')?.toLowerCase() === 'websocket') return next();
      return Promise.resolve(refuse(context, 426, { code: 'websocket-only', message: 'This address speaks WebSocket only.' }));
    },
    upgradeWebSocket((context) => {
      const signedIn: SignedInEnv['Variables']['signedIn'] = context.get('signedIn');
      const headers = new Headers(context.req.raw.headers);
      const rightsNow = async () => (await deps.auth.sessionOf(headers))?.rights ?? null;
      let page: ReturnType<LivePages['open']> | null = null;
      // what a page sends is acted upon in its order
      let turn: Promise<void> = Promise.resolve();
      const failed = (error: unknown) => deps.log.error({ err: error }, 'a message of a page could not be acted upon');
      return {
        onOpen(_event, socket) {
          page = pages.open(signedIn, { ...linkOf(socket), rightsNow });
        },
        onMessage({ data }) {
          turn = turn.then(() => page?.receive(String(data))).catch(failed);
        },
        onClose() {
          turn = turn.then(() => page?.gone()).catch(failed);
        },
      };
    }),
  );
}

function linkOf(socket: WSContext<WebSocketLike>): Omit<PageLink, 'rightsNow'> {
  const raw = socket.raw instanceof WebSocket ? socket.raw : null;
  let heard = true;
  raw?.on('pong', () => {
    heard = true;
  });
  return {
    send(told) {
      if (socket.readyState === OPEN) socket.send(JSON.stringify(told));
    },
    isAlive() {
      const was = heard;
      heard = false;
      raw?.ping();
      return was;
    },
    close: (code, reason) => socket.close(code, reason),
  };
}
