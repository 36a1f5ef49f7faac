import type { Deps } from '../deps.ts';
import { listenToPostgres } from '../live/listen-to-postgres.ts';
import { recoverPublications } from './recover-publications.ts';

const LOOK_EVERY_MILLISECONDS = 60_000;

/**
 * Finishes what another process has left half published, now and, where several share a database, again and again; and hears what other runtimes
 * tell. The answer ends that.
 */
export async function watchPublishing(deps: Deps, databaseUrl: string | undefined): Promise<() => Promise<void>> {
  await recoverPublications(deps);
  if (databaseUrl === undefined) return () => Promise.resolve();
  const stopListening = listenToPostgres(databaseUrl, deps.live);
  const looking = setInterval(() => {
    recoverPublications(deps).catch((error: unknown) => deps.log.error({ err: error }, 'unfinished publications could not be looked for'));
  }, LOOK_EVERY_MILLISECONDS);
  looking.unref();
  return () => {
    clearInterval(looking);
    return stopListening();
  };
}
