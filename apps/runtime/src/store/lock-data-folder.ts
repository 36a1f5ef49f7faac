import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';

/** Another process works on the data folder. */
export class DataFolderInUse extends Error {
  readonly kind = 'user';

  constructor(folder: string, holder: string, options?: ErrorOptions) {
    super(`The data folder ${folder} is in use by ${holder}. Stop that process, or set DATA_DIR to another folder.`, options);
    this.name = 'DataFolderInUse';
  }
}

/** On a disk that machines share, a holder elsewhere is seen by its sign of life only. */
const SIGN_OF_LIFE_MILLISECONDS = 5_000;
const DEAD_AFTER_MILLISECONDS = 20_000;

/**
 * Locks a data folder for this process: the system frees the lock with the process, however it ends, kill -9 included. A holder on another
 * machine or in another container is known by a file that it touches. Throws `DataFolderInUse`, naming the holder. The answer unlocks.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const { dev, ino } = await stat(folder);
  const holderFile = path.join(folder, 'holder.txt');
  const server = await listenAlone(lockAddress(`${dev}-${ino}`), folder, holderFile);
  const foreign = await foreignHolder(holderFile);
  if (foreign !== null) {
    await closed(server);
    throw new DataFolderInUse(folder, foreign);
  }
  const own = `process ${process.pid} on ${hostname()}`;
  await writeFile(holderFile, own);
  // touched, not written: who dies while writing would leave nobody's name
  const touch = () => utimes(holderFile, new Date(), new Date());
  const sign = setInterval(() => void touch().catch(() => undefined), SIGN_OF_LIFE_MILLISECONDS);
  sign.unref();
  return async () => {
    clearInterval(sign);
    await rm(holderFile, { force: true });
    await closed(server);
  };
}

async function listenAlone(address: string, folder: string, holderFile: string): Promise<Server> {
  try {
    return await listen(address);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    if (await isAlive(address))
      throw new DataFolderInUse(folder, await readFile(holderFile, 'utf8').catch(() => 'another process'), { cause: error });
    await rm(address, { force: true });
    return listen(address);
  }
}

async function foreignHolder(holderFile: string): Promise<string | null> {
  try {
    const [holder, { mtimeMs }] = [await readFile(holderFile, 'utf8'), await stat(holderFile)];
    return holder !== '' && !holder.endsWith(` on ${hostname()}`) && Date.now() - mtimeMs < DEAD_AFTER_MILLISECONDS ? holder : null;
  } catch {
    return null;
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
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
