import { Hono } from 'hono';
import type { Deps } from '../deps.ts';

/** `/healthz`: the process lives. `/readyz`: it can take calls. */
export function healthRoutes({ store, log }: Deps) {
  return new Hono()
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', async (context) => {
      try {
        await store.ping();
        return context.json({ status: 'ready' });
      } catch (error) {
        log.error({ err: error }, 'the database does not answer');
        return context.json({ error: { code: 'database-down', message: 'The database does not answer.' } }, 503);
      }
    });
}
