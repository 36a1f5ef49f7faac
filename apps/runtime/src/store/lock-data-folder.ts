import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Another process works on the data folder. */
export class DataFolderInUse extends Error {
  readonly kind = 'user';

  constructor(folder: string, holder: string, options?: ErrorOptions) {
    super(`The data folder ${folder} is in use by ${holder}. Stop that process, or set DATA_DIR to another folder.`, options);
    this.name = 'DataFolderInUse';
  }
}

/**
 * Locks a data folder for this process: the system frees the lock with the process, however it ends, kill -9 included.
 * Throws `DataFolderInUse`, naming the holder. The answer unlocks.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24);
  const holderFile = path.join(folder, 'holder.txt');
  const address = lockAddress(name);
  const server = await listen(address).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (await isAlive(address))
      throw new DataFolderInUse(folder, await readFile(holderFile, 'utf8').catch(() => 'another process'), { cause: error });
    await rm(address, { force: true });
    return listen(address);
  });
  await writeFile(holderFile, `process ${process.pid}, started ${new Date().toISOString()}`);
  return async () => {
    await rm(holderFile, { force: true });
    await new Promise((resolve) => server.close(resolve));
  };
}

/** Linux has names that vanish with the process; elsewhere a socket file or a pipe does the same with one check more. */
function lockAddress(name: string): string {
  if (process.platform === 'linux') return `\0callwright-${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\callwright-${name}` : path.join(tmpdir(), `callwright-${name}.sock`);
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', reject);
    server.listen(address, () => resolve(server));
    server.unref();
  });
}

function isAlive(address: string): Promise<boolean> {
  if (address.startsWith('\0')) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
