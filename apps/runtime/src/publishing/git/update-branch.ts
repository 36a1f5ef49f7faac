import fs from 'node:fs';
import { appendFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import git from 'isomorphic-git';
import { checkedOutBranch, type GitPlace } from './find-repository.ts';
import { replaceUnderLock } from './replace-under-lock.ts';

const LOCK_TRIES = 20;
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

/** Moves a branch from one commit to another. False when it stands elsewhere by now. Throws when somebody holds it for longer than two seconds. */
export async function moveBranch(place: GitPlace, branch: string, from: string | null, to: string): Promise<boolean> {
  const file = path.join(place.commonDir, branch);
  await mkdir(path.dirname(file), { recursive: true });
  const moved = await replaceUnderLock({
    file,
    content: Buffer.from(`${to}\n`),
    folder: place.commonDir,
    isUnchanged: async () => (await branchHead(place, branch)) === from,
    tries: LOCK_TRIES,
  });
  if (moved === 'locked') throw new Error(`another git program holds the branch (${file}.lock)`);
  return moved === 'replaced';
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
