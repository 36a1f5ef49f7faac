import { readFile } from 'node:fs/promises';
import git from 'isomorphic-git';
import type { FileChange } from '../../flows/flow-library.ts';
import { blobsAt, readCommit } from './build-tree.ts';
import type { GitPlace } from './find-repository.ts';
import { pathInRepository } from './path-in-repository.ts';
import { branchHead } from './update-branch.ts';

/** Further back nobody is looked for. */
const MOST_COMMITS = 100;

/** Who committed files last, by the first parents of HEAD; null when they are not on disk as HEAD has them, or the commit lies too far back. */
export async function lastChange(place: GitPlace, files: readonly string[]): Promise<FileChange | null> {
  const head = await branchHead(place, 'HEAD').catch(() => null);
  const names = await Promise.all(files.map((file) => pathInRepository(place, file)));
  const wanted = await blobsAt(place, head, names);
  for (const [index, name] of names.entries()) {
    const there = await oidOnDisk(files[index] ?? '');
    if (there.length === 0 ? wanted.get(name) !== null : !there.includes(wanted.get(name)?.oid ?? '')) return null;
  }
  let oid = head;
  for (let left = MOST_COMMITS; oid !== null && left > 0; left -= 1) {
    const commit = await readCommit(place, oid);
    const [parent = null] = commit.parent;
    const before = await blobsAt(place, parent, names);
    if (names.some((name) => before.get(name)?.oid !== wanted.get(name)?.oid))
      return { by: commit.author.name, reason: commit.message.split('\n', 1)[0] ?? '', commit: oid };
    oid = parent;
  }
  return null;
}

/** The ids that a file has as it is, and with the line ends of git; none when it is not there. */
async function oidOnDisk(file: string): Promise<string[]> {
  const content = await readFile(file).catch(() => null);
  if (content === null) return [];
  const variants = [content, Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')];
  return Promise.all(variants.map(async (object) => (await git.hashBlob({ object })).oid));
}
