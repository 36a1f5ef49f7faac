import fs from 'node:fs';
import git, { type CommitObject, type TreeEntry } from 'isomorphic-git';
import type { GitPlace } from './find-repository.ts';

/** What stands at a path of a commit. */
export interface BlobAt {
  oid: string;
  mode: string;
}

const FILE_MODE = '100644';
const FOLDER_MODE = '040000';

/** What a commit has at paths below its root; null where there is no file. */
export async function blobsAt(place: GitPlace, commit: string | null, paths: readonly string[]): Promise<Map<string, BlobAt | null>> {
  const found = new Map<string, BlobAt | null>();
  const tree = commit === null ? null : await readCommitTree(place, commit);
  for (const name of paths) found.set(name, tree === null ? null : await blobIn(place, tree, name.split('/')));
  return found;
}

async function readCommitTree(place: GitPlace, oid: string): Promise<string> {
  return (await readCommit(place, oid)).tree;
}

/** A commit by its id; read once. */
export async function readCommit({ commonDir, memory }: GitPlace, oid: string): Promise<CommitObject> {
  const known = memory.commits.get(oid);
  if (known !== undefined) return known;
  const { commit } = await git.readCommit({ fs, gitdir: commonDir, oid, cache: memory.cache });
  memory.commits.set(oid, commit);
  return commit;
}

async function blobIn(place: GitPlace, tree: string, [name = '', ...deeper]: readonly string[]): Promise<BlobAt | null> {
  const entry = (await entriesOf(place, tree)).find(({ path }) => path === name);
  if (entry === undefined) return null;
  if (deeper.length > 0) return entry.type === 'tree' ? blobIn(place, entry.oid, deeper) : null;
  return entry.type === 'blob' ? { oid: entry.oid, mode: entry.mode } : null;
}

/** Writes the tree of a commit with some files replaced, added or (null) taken away; answers its id. */
export async function buildTree(place: GitPlace, commit: string | null, changes: ReadonlyMap<string, string | null>): Promise<string> {
  const tree = commit === null ? null : await readCommitTree(place, commit);
  const split = [...changes].map(([name, oid]) => ({ path: name.split('/'), oid }));
  return (await changedTree(place, tree, split)) ?? git.writeTree({ fs, gitdir: place.commonDir, tree: [] });
}

interface PathChange {
  path: readonly string[];
  oid: string | null;
}

/** Null when nothing is left in it: git knows no empty folders. */
async function changedTree(place: GitPlace, tree: string | null, changes: readonly PathChange[]): Promise<string | null> {
  const entries = new Map((tree === null ? [] : await entriesOf(place, tree)).map((entry) => [entry.path, entry]));
  const byName = grouped(changes);
  for (const [name, inside] of byName) {
    const old = entries.get(name);
    const own = inside.find(({ path }) => path.length === 1);
    const entry = own === undefined ? await changedFolder(place, old, name, inside) : changedFile(old, name, own.oid);
    if (entry === null) entries.delete(name);
    else entries.set(name, entry);
  }
  return entries.size === 0 ? null : git.writeTree({ fs, gitdir: place.commonDir, tree: [...entries.values()] });
}

function changedFile(old: TreeEntry | undefined, path: string, oid: string | null): TreeEntry | null {
  const mode = old?.type === 'blob' && old.mode === '100755' ? old.mode : FILE_MODE;
  return oid === null ? null : { mode, path, oid, type: 'blob' };
}

async function changedFolder(
  place: GitPlace,
  old: TreeEntry | undefined,
  path: string,
  inside: readonly PathChange[],
): Promise<TreeEntry | null> {
  if (old?.type === 'commit') throw new Error(`${path} is a submodule`);
  const deeper = inside.map((change) => ({ ...change, path: change.path.slice(1) }));
  const oid = await changedTree(place, old?.type === 'tree' ? old.oid : null, deeper);
  return oid === null ? null : { mode: FOLDER_MODE, path, oid, type: 'tree' };
}

function grouped(changes: readonly PathChange[]): Map<string, PathChange[]> {
  const groups = new Map<string, PathChange[]>();
  for (const change of changes) {
    const [name = ''] = change.path;
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return groups;
}

async function entriesOf({ commonDir, memory }: GitPlace, oid: string): Promise<readonly TreeEntry[]> {
  const known = memory.trees.get(oid);
  if (known !== undefined) return known;
  const { tree } = await git.readTree({ fs, gitdir: commonDir, oid, cache: memory.cache });
  memory.trees.set(oid, tree);
  return tree;
}
