import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { createDrizzleStore } from './drizzle-store.ts';
import type { OpenStore } from './store.ts';

/** Any number, the same in every runtime: one migrates while the others wait. */
const MIGRATION_LOCK = 7_246_113;
const MOST_CONNECTIONS = 10;

/** Opens a Postgres server's database and brings it to the newest schema. Any number of runtimes may share it. */
export async function openPostgres(url: string, migrationsFolder: string, onError: (error: Error) => void): Promise<OpenStore> {
  const pool = new pg.Pool({ connectionString: url, max: MOST_CONNECTIONS, connectionTimeoutMillis: 10_000 });
  let closing = false;
  // a lost idle connection is replaced at the next query; without a listener it would end the process
  pool.on('error', (error) => {
    if (!closing) onError(error);
  });
  await migrateAlone(pool, migrationsFolder);
  return {
    store: createDrizzleStore(drizzle(pool)),
    close() {
      closing = true;
      return pool.end();
    },
  };
}

async function migrateAlone(pool: pg.Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    const db = drizzle(client);
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(db, { migrationsFolder });
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  } finally {
    client.release();
  }
}
