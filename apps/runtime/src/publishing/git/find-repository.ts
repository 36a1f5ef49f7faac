import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CommitObject, TreeEntry } from 'isomorphic-git';

/** Where a git repository keeps its things. */
export interface GitPlace {
  /** The folder of the checked-out files. */
  root: string;
  /** HEAD and index of this checkout. */
  gitDir: string;
  /** Objects and branches; another folder than `gitDir` in a worktree. */
  commonDir: string;
  /** What was read of it; given up with this object. */
  memory: { cache: object; trees: Map<string, readonly TreeEntry[]>; commits: Map<string, CommitObject> };
}

/** The repository that a folder lies in; null when there is none. */
export async function findRepository(folder: string): Promise<GitPlace | null> {
  const real = await realpath(folder).catch(() => null);
  for (let at = real; at !== null; at = path.dirname(at) === at ? null : path.dirname(at)) {
    const gitDir = await gitDirAt(at);
    if (gitDir !== null) return { root: at, gitDir, commonDir: await commonDirOf(gitDir), memory: emptyMemory() };
  }
  return null;
}

function emptyMemory(): GitPlace['memory'] {
  return { cache: {}, trees: new Map(), commits: new Map() };
}

/** The branch that is checked out; null when HEAD names a commit. */
export async function checkedOutBranch({ gitDir }: GitPlace): Promise<string | null> {
  const head = await readFile(path.join(gitDir, 'HEAD'), 'utf8');
  return /^ref: (refs\/heads\/\S+)\s*$/.exec(head)?.[1] ?? null;
}

/** A worktree and a submodule have a file that names the place. */
async function gitDirAt(folder: string): Promise<string | null> {
  const place = path.join(folder, '.git');
  const found = await stat(place).catch(() => null);
  if (found === null) return null;
  const named = found.isFile() ? /^gitdir: (.+?)\s*$/.exec(await readFile(place, 'utf8'))?.[1] : undefined;
  const gitDir = found.isDirectory() ? place : named === undefined ? null : path.resolve(folder, named);
  // an empty folder of that name is no repository
  return gitDir !== null && (await exists(path.join(gitDir, 'HEAD'))) ? gitDir : null;
}

async function commonDirOf(gitDir: string): Promise<string> {
  const named = await readFile(path.join(gitDir, 'commondir'), 'utf8').catch(() => null);
  return named === null ? gitDir : path.resolve(gitDir, named.trim());
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
