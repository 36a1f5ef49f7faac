import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { sha256 } from '../flows/close-flow.ts';
import type { PendingPublication } from '../store/publishing-store.ts';
import { filesHaveChanged } from './files-have-changed.ts';
import { flowAt } from './flow-at.ts';
import type { CommitOutcome } from './git/repository.ts';
import { Refused } from './refused.ts';
import { type VersionInfo, versionInfo } from './version-info.ts';
import { type FileToWrite, writeFiles } from './write-files.ts';

/** What came of publishing. */
export interface Published {
  version: VersionInfo;
  /** False when callers hear what they heard before: only the layout, tests or other files beside the flow are new. */
  changed: boolean;
  commit: string | null;
  git: { state: CommitOutcome['state']; message: string };
}

/** The paths that a publication writes, below the flow's folder. */
export function pendingFiles({ publication }: PendingPublication): string[] {
  return ['flow.json', 'layout.json', ...publication.files.map(({ path: name }) => name)];
}

/**
 * Writes the files of a publication that has begun, commits them, and makes it live. Whatever of it was done before is not done again. When files
 * cannot be written they are as they were, and nothing is pending.
 */
export async function carryOut(deps: Deps, pending: PendingPublication): Promise<Published> {
  const { store, live } = deps;
  const { flowId } = pending.publication;
  const files = await filesOf(deps, pending);
  const putBack = await writeFiles(files).catch(async (error: unknown) => {
    await store.dropPending(flowId);
    throw notWritten(error);
  });
  const outcome = await commitFiles(deps, pending, files);
  if (outcome.state === 'files-changed') {
    await putBack();
    await store.dropPending(flowId);
    throw filesHaveChanged(await flowAt(deps, flowId));
  }
  const { number, isNew } = await store.finishPublication(pending, outcome.commit);
  const publication = await store.findPublication(flowId, number);
  const version = versionInfo(publication ?? pending.publication, { live: true, calls: 0 });
  await live.tell(`flow:${flowId}`, 'published', { ...version });
  await live.tell('flows', 'published', { id: flowId, ...version });
  return { version, changed: isNew, commit: outcome.commit, git: { state: outcome.state, message: outcome.message } };
}

/** The bytes of each file; drafts of files are still there, since the draft ends with the publication. */
async function filesOf({ store, settings }: Deps, { publication }: PendingPublication): Promise<FileToWrite[]> {
  const { flowId, flow, layout } = publication;
  const at = (name: string) => path.join(settings.flowsDir, flowId, name);
  const drafted = new Map((await store.listDraftFiles(flowId)).map((file) => [file.path, file.content]));
  const own = publication.files.map(({ path: name, hash }): FileToWrite => {
    const content = drafted.get(name) ?? null;
    if ((content === null ? null : sha256(content)) !== hash)
      throw new Refused(409, 'stale-draft', `The file "${name}" was changed meanwhile.`);
    return { file: at(name), content };
  });
  const written = (value: unknown) => Buffer.from(canonicalJson(value));
  return [...own, { file: at('layout.json'), content: written(layout) }, { file: at('flow.json'), content: written(flow) }];
}

function commitFiles({ repository }: Deps, { publication, title, email }: PendingPublication, files: readonly FileToWrite[]) {
  const { reason, flowId, number, by, at } = publication;
  const message = `${reason.trim()}\n\n${title} v${number}\nCallwright-Flow: ${flowId}\n`;
  return repository.commit({ files, author: { name: by, email }, message, at });
}

function notWritten(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const message = `The files could not be written (${String(error.code)}); nothing was published.`;
  return new Refused(500, 'files-not-written', message, {}, { cause: error });
}
