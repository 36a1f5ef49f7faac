import type { Logger } from 'pino';
import type { Settings } from '../read-settings.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { OpenStore } from './store.ts';

/** Opens the database that the settings name: a Postgres server, or the embedded one in the data folder, which is locked for this process. */
export async function openStore(
  settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR' | 'databaseFolder'>,
  log: Logger,
  migrationsFolder: string,
): Promise<OpenStore> {
  if (settings.DATABASE_URL !== undefined) {
    return openPostgres(settings.DATABASE_URL, migrationsFolder, (error) => log.warn({ err: error }, 'a database connection was lost'));
  }
  const unlock = await lockDataFolder(settings.DATA_DIR);
  const { store, db, close } = await openPglite(settings.databaseFolder, migrationsFolder);
  return {
    store,
    db,
    async close() {
      await close();
      await unlock();
    },
  };
}
