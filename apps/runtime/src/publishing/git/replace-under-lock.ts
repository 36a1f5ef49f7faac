import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK_PAUSE_MILLISECONDS = 100;
/** Our own locks last for a millisecond; one that is older was left by a process that died. */
const LEFT_AFTER_MILLISECONDS = 3000;
const OWN = /^callwright-.*\.tmp$/;

interface Replacement {
  file: string;
  content: Uint8Array;
  /** A folder of the same repository, where git looks for nothing. */
  folder: string;
  /** Asked while nobody else can change the file. */
  isUnchanged(): Promise<boolean>;
  tries: number;
}

/**
 * Replaces a file of git's, as git does: nobody else can while the file with `.lock` is there. All is written before the lock is taken, so that a
 * process that dies hardly ever leaves one, and a lock that it has left is known by its inode and removed.
 */
export async function replaceUnderLock({
  file,
  content,
  folder,
  isUnchanged,
  tries,
}: Replacement): Promise<'replaced' | 'changed' | 'locked'> {
  const lock = `${file}.lock`;
  const own = path.join(folder, `callwright-${path.basename(file)}-${process.pid}-${crypto.randomUUID()}.tmp`);
  await writeWhole(own, content, await modeOf(file));
  try {
    if (!(await take(lock, own, folder, tries))) return 'locked';
    try {
      if (!(await isUnchanged())) {
        await rm(lock, { force: true });
        return 'changed';
      }
      await rename(lock, file);
      return 'replaced';
    } catch (error) {
      await rm(lock, { force: true });
      throw error;
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** Others may have to write it too. */
async function modeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ mode }) => mode,
    () => null,
  );
}

async function writeWhole(file: string, content: Uint8Array, mode: number | null): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    if (mode !== null) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function take(lock: string, own: string, folder: string, tries: number): Promise<boolean> {
  for (let left = tries; left > 0; ) {
    if (await linked(own, lock)) return true;
    const leftBehind = await ownLeftBehind(lock, folder);
    // one of ours that is not old enough yet will be in a moment
    if (leftBehind === null || leftBehind.isOld) left -= 1;
    if (leftBehind?.isOld) for (const one of [lock, leftBehind.file]) await rm(one, { force: true });
    else await sleep(LOCK_PAUSE_MILLISECONDS);
  }
  return false;
}

/** False when somebody has the lock. */
async function linked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error;
  }
  // a file system without links
  return copyFile(own, lock, constants.COPYFILE_EXCL).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    },
  );
}

/** What a lock was made from, when it is one of ours; an old one is of a process that is dead. */
async function ownLeftBehind(lock: string, folder: string): Promise<{ file: string; isOld: boolean } | null> {
  const held = await stat(lock).catch(() => null);
  if (held === null) return null;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const made = OWN.test(name) ? await stat(file).catch(() => null) : null;
    if (made === null || made.ino !== held.ino || made.dev !== held.dev) continue;
    return { file, isOld: Date.now() - made.ctimeMs > LEFT_AFTER_MILLISECONDS };
  }
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
