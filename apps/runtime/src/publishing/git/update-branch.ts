import fs from 'node:fs';
import { appendFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import git from 'isomorphic-git';
import { checkedOutBranch, type GitPlace } from './find-repository.ts';

const LOCK_TRIES = 20;
const LOCK_PAUSE_MILLISECONDS = 100;
const NO_COMMIT = '0'.repeat(40);

/** The commit that a branch stands at; null when it has none yet. `branch` is a full name, refs/heads/... */
export async function branchHead({ commonDir }: GitPlace, branch: string): Promise<string | null> {
  try {
    return await git.resolveRef({ fs, gitdir: commonDir, ref: branch });
  } catch (error) {
    if (error instanceof git.Errors.NotFoundError) return null;
    throw error;
  }
}

/**
 * Moves a branch from one commit to another, the way git does: nobody else can while the lock file is there. False when it stands elsewhere by
 * now. Throws when somebody holds the lock for longer than two seconds.
 */
export async function moveBranch(place: GitPlace, branch: string, from: string | null, to: string): Promise<boolean> {
  const file = path.join(place.commonDir, branch);
  await mkdir(path.dirname(file), { recursive: true });
  const lock = `${file}.lock`;
  const handle = await openLock(lock);
  try {
    try {
      if ((await branchHead(place, branch)) !== from) {
        await rm(lock);
        return false;
      }
      await handle.writeFile(`${to}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(lock, file);
    return true;
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  }
}

/** Opens a lock file that nobody else has; waits a little for who has it. */
export async function openLock(lock: string, tries = LOCK_TRIES) {
  for (let left = tries; ; left -= 1) {
    try {
      return await open(lock, 'wx');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST') || left <= 1) throw error;
    }
    await sleep(LOCK_PAUSE_MILLISECONDS);
  }
}

/** Notes a move where git notes its own, so that `git reflog` knows the way back. */
export async function noteMove(place: GitPlace, branch: string, from: string | null, to: string, by: string, title: string): Promise<void> {
  const line = `${from ?? NO_COMMIT} ${to} ${by}\tcommit: ${title}\n`;
  const logs = [path.join(place.commonDir, 'logs', branch)];
  if ((await checkedOutBranch(place)) === branch) logs.push(path.join(place.gitDir, 'logs/HEAD'));
  for (const log of logs) if (await isThere(path.dirname(log))) await appendFile(log, line);
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
