import path from 'node:path';
import type { JsonValue } from '@callwright/flow-schema';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type RunnableFlow, sha256 } from '../flows/close-flow.ts';
import type { Draft, PendingPublication } from '../store/publishing-store.ts';
import { carryOut, type Published, pendingFiles } from './carry-out.ts';
import { checkFlow } from './check-flow.ts';
import { draftSource } from './draft-source.ts';
import { filesHaveChanged } from './files-have-changed.ts';
import { type FlowAt, filesChanged, flowAt, hashOfFile } from './flow-at.ts';
import { textIn } from './flow-content.ts';
import type { Person } from './person.ts';
import { settlePending } from './recover-publications.ts';
import { Refused } from './refused.ts';
import { staleDraft } from './save-draft.ts';

interface Request {
  reason: string;
  /** The draft that is meant; without it whatever the draft is. */
  draft?: string;
}

/** Makes a draft live: checked, written to its files, committed, and then for the next caller. Throws a `Refused` when it cannot be. */
export function publishDraft(deps: Deps, person: Person, id: string, request: Request): Promise<Published> {
  return deps.library.inTurn(path.join(deps.settings.flowsDir, id), async () => {
    await settlePending(deps, id);
    const at = await flowAt(deps, id);
    const draft = wantedDraft(at, request);
    if (filesChanged(at)) throw filesHaveChanged(at);
    const ready = await checked(deps, at, draft);
    if (at.live?.hash === ready.hash && at.live.contentHash === draft.hash && at.draftFiles.length === 0)
      throw new Refused(409, 'nothing-to-publish', 'The draft is what is live already.');
    await deps.library.keep(ready);
    const pending = await begun(deps, person, { at, draft, ready, reason: request.reason });
    return carryOut(deps, pending);
  });
}

function wantedDraft(at: FlowAt, { draft: hash }: Request): Draft {
  if (at.draft === null) {
    if (hash !== undefined) throw staleDraft(at);
    throw new Refused(409, 'nothing-to-publish', 'There is no draft of this flow.');
  }
  if (hash !== undefined && at.draft.hash !== hash) throw staleDraft(at);
  return at.draft;
}

async function checked(deps: Deps, { folder, draftFiles }: FlowAt, { flow, layout }: Draft): Promise<RunnableFlow> {
  const { diagnostics, ready } = await checkFlow(deps, draftSource(folder, flow, draftFiles), layout);
  if (ready !== null) return ready;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const message = errors === 1 ? 'One error must be repaired first.' : `${errors} errors must be repaired first.`;
  // diagnostics are made of JSON
  throw new Refused(422, 'has-errors', message, { diagnostics: diagnostics as unknown as JsonValue });
}

interface ToPublish {
  at: FlowAt;
  draft: Draft;
  ready: RunnableFlow;
  reason: string;
}

/** From here on another process can finish it. */
async function begun({ store, clock }: Deps, person: Person, { at, draft, ready, reason }: ToPublish): Promise<PendingPublication> {
  const { id, folder, draftFiles } = at;
  const files = draftFiles.map(({ path: name, content }) => ({ path: name, hash: content === null ? null : sha256(content) }));
  const content = { flow: draft.flow, layout: draft.layout, contentHash: draft.hash, files };
  const facts = { flowId: id, hash: ready.hash, reason, by: person.name, at: isoTime(clock), commit: null };
  const pending: PendingPublication = {
    publication: { ...facts, ...content, number: 0 },
    title: textIn(draft.flow, 'title') ?? id,
    email: person.email,
    draftHash: draft.hash,
    before: {},
  };
  for (const name of pendingFiles(pending)) pending.before[name] = await hashOfFile(path.join(folder, name));
  const numbered = await store.beginPublication(pending);
  if (numbered === null) throw new Refused(409, 'being-published', 'This flow is being published at this moment.');
  return { ...pending, publication: { ...pending.publication, number: numbered.number } };
}
