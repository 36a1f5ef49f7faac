import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from './errors.ts';

/** Serves an app. The answer stops it: open requests are answered, idle connections closed. */
export function listen(app: Hono, { PORT, HOST }: { PORT: number; HOST: string }): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: PORT, hostname: HOST }, () => resolve(() => stop(server as Server)));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(`Port ${PORT} is in use. Stop what uses it, or set PORT to another one.`, { cause: error })
          : error,
      ),
    );
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
