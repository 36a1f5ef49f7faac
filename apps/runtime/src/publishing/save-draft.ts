import type { JsonValue } from '@callwright/flow-schema';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Draft, FlowContent } from '../store/publishing-store.ts';
import { countChanges } from './count-changes.ts';
import { baseNow, type FlowAt, flowAt, maybeFlowAt, shownContent } from './flow-at.ts';
import { contentHash, textIn } from './flow-content.ts';
import { type DraftInfo, draftInfo } from './flow-state.ts';
import type { Person } from './person.ts';
import { Refused } from './refused.ts';

/** Saves a draft that was made on what `baseHash` names. Throws a `Refused` with the current one when somebody else saved meanwhile. */
export async function saveDraft(deps: Deps, person: Person, id: string, content: FlowContent, baseHash: string): Promise<DraftInfo> {
  const at = await flowAt(deps, id);
  refuseOtherId(id, content.flow);
  const shown = shownContent(at);
  // the same save sent twice, because its answer was lost
  if (at.draft !== null && shown.hash === contentHash(content)) return draftInfo(at.draft);
  if (shown.hash !== baseHash) throw staleDraft(at);
  return writeDraft(deps, person, at, content);
}

/** Makes the draft of a flow that is not there yet. */
export async function createDraft(deps: Deps, person: Person, id: string, content: FlowContent): Promise<void> {
  refuseOtherId(id, content.flow);
  const at = await maybeFlowAt(deps, id);
  const taken = new Refused(409, 'id-taken', `There is a flow "${id}" already.`, { path: 'flow.id' });
  if (at.live !== null || at.draft !== null || at.disk !== null) throw taken;
  await writeDraft(deps, person, at, content).catch((error: unknown) => {
    throw error instanceof Refused && error.code === 'stale-draft' ? taken : error;
  });
}

/** Writes a draft over the one that was read, or as the first. Throws when another came first. */
export async function writeDraft(deps: Deps, person: Person, at: FlowAt, content: FlowContent): Promise<DraftInfo> {
  const { store, clock } = deps;
  const { id, live } = at;
  const base = baseNow(at);
  const draft: Draft = {
    flowId: id,
    ...content,
    hash: contentHash(content),
    changes: countChanges(live?.flow ?? null, content.flow),
    savedAt: isoTime(clock),
    savedBy: person.name,
    base: base.content,
    baseHash: base.hash,
  };
  if (!(await store.saveDraft(draft, at.draft?.hash ?? null))) throw staleDraft(await flowAt(deps, id));
  await tellSaved(deps, id, draftInfo(draft));
  return draftInfo(draft);
}

/** Tells pages that a draft was saved. */
export async function tellSaved({ live }: Deps, id: string, info: DraftInfo): Promise<void> {
  await live.tell(`flow:${id}`, 'draft-saved', { ...info });
  await live.tell('flows', 'draft-saved', { id, ...info });
}

/** Somebody else saved: with what he saved. */
export function staleDraft(at: FlowAt): Refused {
  const { flow, layout, hash } = shownContent(at);
  const savedAt = at.draft?.savedAt ?? at.live?.at ?? null;
  const savedBy = at.draft?.savedBy ?? at.live?.by ?? null;
  const message = `${savedBy ?? 'Somebody'} has changed this flow meanwhile.`;
  return new Refused(409, 'stale-draft', message, { current: { flow, layout, hash, savedAt, savedBy } });
}

function refuseOtherId(id: string, flow: JsonValue): void {
  if (textIn(flow, 'id') === id) return;
  throw new Refused(400, 'bad-request', `flow.id: is "${id}" here; a flow keeps its id`, { path: 'flow.id' });
}
