import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { createDrizzleStore } from './drizzle-store.ts';
import type { OpenStore } from './store.ts';

/**
 * Opens the embedded database in a folder of its own, or in memory without one, and brings it to the newest schema.
 * The folder must be locked by the caller: two processes on one folder lose writes.
 */
export async function openPglite(folder: string | undefined, migrationsFolder: string): Promise<OpenStore> {
  if (folder !== undefined) await mkdir(path.dirname(folder), { recursive: true });
  const client = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  const db = drizzle(client);
  await migrate(db, { migrationsFolder });
  return { store: createDrizzleStore(db), db, close: () => client.close() };
}
