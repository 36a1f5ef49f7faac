import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import type { DraftSave } from '../store/publishing-store.ts';
import { maybeFlowAt } from './flow-at.ts';
import { Refused } from './refused.ts';

/** Former states of a flow's drafts, the newest first; also of drafts that are no more. */
export async function draftSaves(deps: Deps, id: string): Promise<DraftSave[]> {
  await maybeFlowAt(deps, id);
  return deps.store.listDraftHistory(id);
}

/** One of them with its content. */
export async function draftSave(deps: Deps, id: string, save: number): Promise<DraftSave & { flow: JsonValue; layout: JsonValue }> {
  const found = await deps.store.findDraftSave(id, save);
  if (found === null) throw new Refused(404, 'unknown-save', 'There is no such state of the draft.', { path: 'save' });
  const { id: number, savedAt, savedBy, changes, flow, layout } = found;
  return { id: number, savedAt, savedBy, changes, flow, layout };
}
