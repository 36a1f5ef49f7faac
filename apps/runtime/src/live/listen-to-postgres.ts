import pg from 'pg';
import { LIVE_CHANNEL } from '../store/live-rows.ts';
import type { LiveBus } from './live-bus.ts';

const AGAIN_AFTER_MILLISECONDS = 2000;
/** A connection on which nothing happens is asked so often whether it lives. */
const ASK_EVERY_MILLISECONDS = 10_000;

/** Hears the notices of all runtimes on a Postgres server, on a connection of its own; one that breaks is made anew. The answer ends that. */
export function listenToPostgres(url: string, live: LiveBus): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;
  const lost = () => {
    clearInterval(asking);
    const broken = client;
    client = null;
    broken?.end().catch(() => undefined);
    if (!stopped && broken !== null) again = setTimeout(() => void connect(), AGAIN_AFTER_MILLISECONDS);
  };
  async function connect(): Promise<void> {
    const own = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      query_timeout: ASK_EVERY_MILLISECONDS,
      keepAlive: true,
    });
    client = own;
    own.on('error', lost);
    own.on('end', lost);
    own.on('notification', ({ payload }) => live.notice(payload ?? ''));
    try {
      await own.connect();
      await own.query(`listen ${LIVE_CHANNEL}`);
      await live.catchUp();
      asking = setInterval(() => own.query('select 1').catch(lost), ASK_EVERY_MILLISECONDS);
    } catch {
      if (client === own) lost();
    }
  }
  void connect();
  return async () => {
    stopped = true;
    clearTimeout(again);
    clearInterval(asking);
    const open = client;
    client = null;
    await open?.end().catch(() => undefined);
  };
}
