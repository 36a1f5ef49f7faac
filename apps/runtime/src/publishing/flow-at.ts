import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, slugSchema } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { sha256 } from '../flows/close-flow.ts';
import type { Draft, DraftFile, FlowContent, Publication } from '../store/publishing-store.ts';
import { type FlowFiles, readFlowFiles } from './flow-content.ts';
import { Refused } from './refused.ts';

/** All that there is of a flow. */
export interface FlowAt {
  id: string;
  folder: string;
  live: Publication | null;
  draft: Draft | null;
  draftFiles: DraftFile[];
  /** Null when there is no folder yet. */
  disk: FlowFiles | null;
  /** The hashes of the draft's own files as they are on disk; null where there is none. */
  diskFiles: Record<string, string | null>;
}

/** Reads all that there is of a flow. Throws a `Refused` when there is nothing. */
export async function flowAt(deps: Deps, id: string): Promise<FlowAt> {
  const found = await maybeFlowAt(deps, id);
  if (found.live === null && found.draft === null && found.disk === null) throw unknownFlow();
  return found;
}

/** The same, also of a flow that is not there. */
export async function maybeFlowAt({ store, settings }: Deps, id: string): Promise<FlowAt> {
  // also keeps every path inside of the folder of flows
  if (!slugSchema.safeParse(id).success) throw unknownFlow();
  const folder = path.join(settings.flowsDir, id);
  const [live, draft, draftFiles, disk] = await Promise.all([
    store.findLivePublication(id),
    store.findDraft(id),
    store.listDraftFiles(id),
    readFlowFiles(folder),
  ]);
  const diskFiles: Record<string, string | null> = {};
  for (const file of draftFiles) diskFiles[file.path] = await hashOfFile(path.join(folder, file.path));
  return { id, folder, live, draft, draftFiles, disk, diskFiles };
}

/** The hash of a file's bytes; null when there is none. */
export async function hashOfFile(file: string): Promise<string | null> {
  const content = await readFile(file).catch(() => null);
  return content === null ? null : sha256(content);
}

/** What people see of a flow: its draft, else what is live, else its files. Throws a `Refused` when only unreadable files are there. */
export function shownContent({ live, draft, disk }: FlowAt): FlowContent & { hash: string } {
  // each was hashed when it was written
  if (draft !== null) return { flow: draft.flow, layout: draft.layout, hash: draft.hash };
  if (live !== null) return { flow: live.flow, layout: live.layout, hash: live.contentHash };
  if (disk?.readable) return { flow: disk.flow, layout: disk.layout, hash: disk.hash };
  throw new Refused(409, 'files-unreadable', 'The file flow.json of this flow is no JSON; a developer must repair it first.');
}

/** What a draft that begins now stands on. */
export function baseNow({ live, disk }: FlowAt): { content: FlowContent | null; hash: string | null } {
  // a manager has seen what is live; files that differ from it must be shown before they are replaced
  if (live !== null) return { content: { flow: live.flow, layout: live.layout }, hash: live.contentHash };
  return disk === null ? { content: null, hash: null } : { content: { flow: disk.flow, layout: disk.layout }, hash: disk.hash };
}

/** The files that a draft would replace, under one hash. */
export function filesHash({ disk, diskFiles }: Pick<FlowAt, 'disk' | 'diskFiles'>): string {
  return sha256(canonicalJson({ content: disk?.hash ?? null, files: diskFiles }));
}

/** Whether the files are no longer what the draft, or without one the live version, was made from. */
export function filesChanged({ live, draft, draftFiles, disk, diskFiles }: FlowAt): boolean {
  if (draft === null) return live !== null && live.contentHash !== disk?.hash;
  return draft.baseHash !== (disk?.hash ?? null) || draftFiles.some(({ path: name, base }) => base !== diskFiles[name]);
}

export function unknownFlow(): Refused {
  return new Refused(404, 'unknown-flow', 'There is no such flow.', { path: 'id' });
}
