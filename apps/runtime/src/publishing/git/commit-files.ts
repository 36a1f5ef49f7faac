import fs from 'node:fs';
import git from 'isomorphic-git';
import { type BlobAt, blobsAt, buildTree, readCommit } from './build-tree.ts';
import { checkedOutBranch, type GitPlace } from './find-repository.ts';
import { pathInRepository } from './path-in-repository.ts';
import { refreshIndex } from './refresh-index.ts';
import type { CommitOutcome, CommitRequest } from './repository.ts';
import { branchHead, moveBranch, noteMove } from './update-branch.ts';

/** So often somebody else may commit at the same moment. */
const TRIES = 5;
/** A commit that was made before a crash is among the last ones. */
const LOOKED_BACK = 50;

interface Commit {
  place: GitPlace;
  /** The full name of a branch. */
  branch: string;
  isCheckedOut: boolean;
  /** What is to stand at each path, below the root; null where nothing. */
  blobs: ReadonlyMap<string, string | null>;
  request: CommitRequest;
}

/** Commits files onto a branch; `setting` is the branch that is wanted, else the one that is checked out. */
export async function commitFiles(place: GitPlace, setting: string | undefined, request: CommitRequest): Promise<CommitOutcome> {
  const unsupported = await unsupportedReason(place);
  if (unsupported !== null) return outcome('not-supported', null, `Not committed: ${unsupported}.`);
  const current = await checkedOutBranch(place);
  const branch = setting === undefined ? current : `refs/heads/${setting}`;
  if (branch === null)
    return outcome(
      'not-supported',
      null,
      'Not committed: no branch is checked out (HEAD is detached). Set GIT_BRANCH to the branch that is meant.',
    );
  const blobs = new Map<string, string | null>();
  for (const { file, content } of request.files)
    blobs.set(
      await pathInRepository(place, file),
      content === null ? null : await git.writeBlob({ fs, gitdir: place.commonDir, blob: content }),
    );
  return commitBlobs({ place, branch, isCheckedOut: branch === current, blobs, request });
}

async function commitBlobs(commit: Commit): Promise<CommitOutcome> {
  const { place, branch, blobs } = commit;
  const paths = [...blobs.keys()];
  // a branch that is not there yet begins where the checkout stands
  const first = (await branchHead(place, branch)) ?? (await branchHead(place, 'HEAD').catch(() => null));
  const expected = await blobsAt(place, first, paths);
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const head = await branchHead(place, branch);
    const parent = head ?? first;
    const before = await blobsAt(place, parent, paths);
    if (paths.some((name) => !isSame(before.get(name), expected.get(name)))) return changedThere(branch);
    if (paths.every((name) => (before.get(name)?.oid ?? null) === blobs.get(name))) return nothingNew(commit, parent, before);
    const made = await writeCommit(commit, parent);
    if (await moveBranch(place, branch, head, made)) return committed(commit, { head, made, before });
  }
  return outcome('failed', null, `Not committed: ${shortName(branch)} moves all the time.`);
}

async function writeCommit({ place, blobs, request }: Commit, parent: string | null): Promise<string> {
  const tree = await buildTree(place, parent, blobs);
  const signature = signatureOf(request);
  const commit = { tree, parent: parent === null ? [] : [parent], author: signature, committer: signature, message: request.message };
  return git.writeCommit({ fs, gitdir: place.commonDir, commit });
}

async function committed(
  { place, branch, isCheckedOut, request }: Commit,
  { head, made, before }: { head: string | null; made: string; before: Map<string, BlobAt | null> },
): Promise<CommitOutcome> {
  const { name, email, timestamp } = signatureOf(request);
  const by = `${name} <${email}> ${timestamp} +0000`;
  const said = [`Committed to ${shortName(branch)} as ${made.slice(0, 7)}.`];
  // the commit stands, whatever becomes of these
  await noteMove(place, branch, head, made, by, request.message.split('\n', 1)[0] ?? '').catch(() => undefined);
  if (isCheckedOut) said.push(...(await indexNote(place, made, before)));
  else said.push('That branch is not the one that is checked out, so the checkout does not have the commit.');
  return outcome('committed', made, said.join(' '));
}

async function indexNote(place: GitPlace, made: string, before: Map<string, BlobAt | null>): Promise<string[]> {
  try {
    const after = await blobsAt(place, made, [...before.keys()]);
    const paths = [...before].map(([name, blob]) => ({ path: name, before: blob, after: after.get(name) ?? null }));
    const note = await refreshIndex(place, paths);
    return note === null ? [] : [note];
  } catch (error) {
    return [`The index was left alone: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

/** The branch has the files already: by this very commit before a crash, or because somebody committed them. */
async function nothingNew(
  { place, branch, isCheckedOut, request }: Commit,
  head: string | null,
  before: Map<string, BlobAt | null>,
): Promise<CommitOutcome> {
  const own = head === null ? null : await ownCommit(place, head, request);
  if (own === null) return outcome('unchanged', null, `${shortName(branch)} has these files already; there was nothing to commit.`);
  const notes = isCheckedOut ? await notesAfterCrash(place, own, before) : [];
  return outcome('committed', own, [`Committed to ${shortName(branch)} as ${own.slice(0, 7)}.`, ...notes].join(' '));
}

async function notesAfterCrash(place: GitPlace, own: string, now: Map<string, BlobAt | null>): Promise<string[]> {
  const { parent } = await readCommit(place, own);
  return indexNote(place, own, await blobsAt(place, parent[0] ?? null, [...now.keys()]));
}

async function ownCommit({ commonDir }: GitPlace, head: string, request: CommitRequest): Promise<string | null> {
  const { timestamp, email } = signatureOf(request);
  const log = await git.log({ fs, gitdir: commonDir, ref: head, depth: LOOKED_BACK });
  const own = log.find(
    ({ commit }) => commit.message === request.message && commit.author.timestamp === timestamp && commit.author.email === email,
  );
  return own?.oid ?? null;
}

function changedThere(branch: string): CommitOutcome {
  return outcome('files-changed', null, `Somebody has committed other changes of these files to ${shortName(branch)} at this moment.`);
}

async function unsupportedReason({ commonDir }: GitPlace): Promise<string | null> {
  const config = (name: string) => git.getConfig({ fs, gitdir: commonDir, path: name });
  const format = await config('extensions.objectformat');
  if (format !== undefined && format !== 'sha1') return `the repository names its objects by ${String(format)}`;
  const refs = await config('extensions.refstorage');
  return refs === undefined || refs === 'files' ? null : `the repository keeps its branches as ${String(refs)}`;
}

/** Git's signatures have no angle brackets and no newlines. */
function signatureOf({ author, at }: CommitRequest) {
  const clean = (text: string) =>
    text
      .replace(/[<>\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const name = clean(author.name) || 'Callwright';
  const email = clean(author.email) || 'callwright@localhost';
  return { name, email, timestamp: Math.floor(Date.parse(at) / 1000), timezoneOffset: 0 };
}

function isSame(a: BlobAt | null | undefined, b: BlobAt | null | undefined): boolean {
  return (a?.oid ?? null) === (b?.oid ?? null);
}

function shortName(branch: string): string {
  return branch.replace('refs/heads/', '');
}

function outcome(state: CommitOutcome['state'], commit: string | null, message: string): CommitOutcome {
  return { state, commit, message };
}
