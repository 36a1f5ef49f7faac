import { Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Database } from './database.ts';
import { createDrizzleStore } from './drizzle-store.ts';
import type { OpenStore } from './store.ts';

/** Any number, the same in every runtime: one migrates while the others wait. */
const MIGRATION_LOCK = 7_246_113;
const MOST_CONNECTIONS = 10;
/** A connection on which nothing comes for so long is dead: its server may have gone without a word. Nothing that a runtime asks takes longer. */
const MOST_SILENT_MILLISECONDS = 20_000;

/**
 * Opens a Postgres server's database and brings it to the newest schema. Any number of runtimes may share it. Migrations may take as long as they
 * like; other queries fail when nothing comes for `mostSilent` milliseconds.
 */
export async function openPostgres(
  url: string,
  migrationsFolder: string,
  onError: (error: Error) => void,
  mostSilent = MOST_SILENT_MILLISECONDS,
): Promise<OpenStore> {
  await migrateAlone(url, migrationsFolder);
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    stream: () => impatientSocket(mostSilent),
  });
  let closing = false;
  // a lost connection is replaced at the next query, and what is under way on it rejects; without listeners it would end the process
  pool.on('connect', (client) => void client.on('error', () => undefined));
  pool.on('error', (error) => {
    if (!closing) onError(error);
  });
  const db = databaseOn(pool);
  return {
    store: createDrizzleStore(db),
    db,
    close() {
      closing = true;
      return pool.end();
    },
  };
}

/** Drizzle (0.45) never gives a connection back to the pool when `begin` fails on it, so transactions take and give theirs here. */
function databaseOn(pool: pg.Pool): Database {
  const database: Database = drizzle(pool);
  const bound = new WeakMap<pg.PoolClient, Database>();
  database.transaction = async (work, config) => {
    const client = await pool.connect();
    const own: Database = bound.get(client) ?? drizzle(client);
    bound.set(client, own);
    return own.transaction(work, config).finally(() => client.release());
  };
  return database;
}

function impatientSocket(milliseconds: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(milliseconds, () => socket.destroy(new Error(`the database has said nothing for ${milliseconds} ms`)));
}

async function migrateAlone(url: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const db = drizzle(client);
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(db, { migrationsFolder });
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  } finally {
    await client.end();
  }
}
