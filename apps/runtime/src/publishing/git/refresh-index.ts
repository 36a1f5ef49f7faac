import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BlobAt } from './build-tree.ts';
import type { GitPlace } from './find-repository.ts';
import { type FileFacts, type GitIndex, readIndex, withEntry, writeIndex } from './git-index.ts';
import { replaceUnderLock } from './replace-under-lock.ts';

const LOCK_TRIES = 5;
/** So often somebody else may write the index at the same moment. */
const TRIES = 5;
const NANOSECONDS = 1_000_000_000n;

/** A path that a commit has changed. */
export interface CommittedPath {
  path: string;
  /** As the commit before had it. */
  before: BlobAt | null;
  after: BlobAt | null;
}

/**
 * Brings the committed paths of the index up to the new commit, so that git finds them unchanged. What somebody has staged stays as it is. Answers
 * a sentence about what was left, or null.
 */
export async function refreshIndex(place: GitPlace, paths: readonly CommittedPath[]): Promise<string | null> {
  const file = path.join(place.gitDir, 'index');
  const read = () => readFile(file).catch(() => null);
  for (let left = TRIES; left > 0; left -= 1) {
    const bytes = await read();
    const index = bytes === null ? { version: 2, entries: [], resolveUndo: null } : readIndex(bytes);
    if (typeof index === 'string') return `The index was left alone: ${index}.`;
    const { refreshed, left: staged } = await bringUp(place, index, paths);
    const replaced = await replaceUnderLock({
      file,
      content: writeIndex(refreshed),
      folder: place.gitDir,
      isUnchanged: async () => isEqual(bytes, await read()),
      tries: LOCK_TRIES,
    });
    if (replaced === 'locked') return `The index was left alone: another git program works on it (${file}.lock).`;
    if (replaced === 'replaced') return staged.length === 0 ? null : `Staged already, and left so: ${staged.join(', ')}.`;
  }
  return 'The index was left alone: it changes all the time.';
}

function isEqual(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

async function bringUp(
  place: GitPlace,
  index: GitIndex,
  paths: readonly CommittedPath[],
): Promise<{ refreshed: GitIndex; left: string[] }> {
  let refreshed = index;
  const left: string[] = [];
  for (const { path: name, before, after } of paths) {
    if (!isAt(index, name, before)) {
      if (!isAt(index, name, after)) left.push(name);
      continue;
    }
    const facts = after === null ? null : await factsOf(path.join(place.root, name));
    const entry = after === null || facts === null ? null : { oid: after.oid, mode: Number.parseInt(after.mode, 8), facts };
    refreshed = withEntry(refreshed, name, entry);
  }
  return { refreshed, left };
}

/** Whether the index has a path as a commit has it. */
function isAt({ entries }: GitIndex, name: string, blob: BlobAt | null): boolean {
  const found = entries.filter(({ path: one }) => one.equals(Buffer.from(name)));
  if (found.length === 0) return blob === null;
  return found.every(
    ({ oid, mode, stage, isExtended }) => stage === 0 && !isExtended && oid === blob?.oid && mode === Number.parseInt(blob.mode, 8),
  );
}

async function factsOf(file: string): Promise<FileFacts | null> {
  const facts = await stat(file, { bigint: true }).catch(() => null);
  if (facts === null) return null;
  const time = (ns: bigint): [number, number] => [Number(ns / NANOSECONDS), Number(ns % NANOSECONDS)];
  const word = (value: bigint) => Number(BigInt.asUintN(32, value));
  const { ctimeNs, mtimeNs, dev, ino, uid, gid, size } = facts;
  return { ctime: time(ctimeNs), mtime: time(mtimeNs), dev: word(dev), ino: word(ino), uid: word(uid), gid: word(gid), size: word(size) };
}
