import path from 'node:path';
import type { Deps } from '../deps.ts';
import { baseNow, filesHash, flowAt, hashOfFile } from './flow-at.ts';
import { draftInfo } from './flow-state.ts';
import type { Person } from './person.ts';
import { Refused } from './refused.ts';
import { restoreRecordings } from './restore-recordings.ts';
import { staleDraft, tellSaved, writeDraft } from './save-draft.ts';

/** Drops a draft with its files; its history stays. Throws a `Refused` when it is another by now. */
export async function dropDraft({ store, live, ...deps }: Deps, id: string, hash: string): Promise<void> {
  const at = await flowAt({ store, live, ...deps }, id);
  if (at.draft === null) throw new Refused(404, 'no-draft', 'There is no draft of this flow.');
  if (!(await store.deleteDraft(id, hash))) throw staleDraft(at);
  await live.tell(`flow:${id}`, 'draft-dropped', { hash });
  await live.tell('flows', 'draft-dropped', { id });
}

/** From now on a draft stands on the files as they are: its author has seen both. Throws when either is another by now. */
export async function rebaseDraft(deps: Deps, id: string, hash: string, seenFiles: string): Promise<void> {
  const at = await flowAt(deps, id);
  const { draft, disk, diskFiles } = at;
  if (draft?.hash !== hash) throw staleDraft(at);
  if (filesHash(at) !== seenFiles) throw new Refused(409, 'files-changed', 'The files were changed once more; look at them again.');
  const content = disk === null ? null : { flow: disk.flow, layout: disk.layout };
  const moved = await deps.store.rebaseDraft(id, hash, { content, hash: disk?.hash ?? null, files: diskFiles });
  if (!moved) throw staleDraft(await flowAt(deps, id));
}

/** Makes what a flow was in some version its draft, with the recordings of then. Nobody's draft is overwritten without its hash. */
export async function restoreVersion(deps: Deps, person: Person, id: string, request: { version: number; draft?: string }): Promise<void> {
  const at = await flowAt(deps, id);
  const version = await deps.store.findPublication(id, request.version);
  if (version === null) throw unknownVersion();
  if (at.draft !== null && at.draft.hash !== request.draft) throw staleDraft(at);
  await writeDraft(deps, person, at, { flow: version.flow, layout: version.layout });
  await restoreRecordings(deps, person, at, version.hash);
}

/** There must be a draft before there are files of it: without one it begins as what is shown. */
export async function ensureDraft(deps: Deps, person: Person, id: string): Promise<void> {
  const at = await flowAt(deps, id);
  if (at.draft !== null) return;
  const content = baseNow(at).content;
  if (content === null) throw new Refused(404, 'no-draft', 'There is no draft of this flow.');
  await writeDraft(deps, person, at, content).catch((error: unknown) => {
    // somebody else has just begun one
    if (!(error instanceof Refused && error.code === 'stale-draft')) throw error;
  });
}

/** A change of a file beside the flow is a change of the draft. */
export async function tellFileSaved(deps: Deps, id: string): Promise<void> {
  const draft = await deps.store.findDraft(id);
  if (draft !== null) await tellSaved(deps, id, draftInfo(draft));
}

/** The hash of a file beside a flow, as it is on disk. */
export function diskHash(deps: Deps, id: string, name: string): Promise<string | null> {
  return hashOfFile(path.join(deps.settings.flowsDir, id, name));
}

export function unknownVersion(): Refused {
  return new Refused(404, 'unknown-version', 'There is no such version.', { path: 'version' });
}
