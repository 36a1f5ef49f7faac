import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { sha256 } from '../flows/close-flow.ts';
import type { PendingPublication } from '../store/publishing-store.ts';
import { carryOut, pendingFiles } from './carry-out.ts';
import { hashOfFile } from './flow-at.ts';
import { Refused } from './refused.ts';
import { removeHalfWritten } from './write-files.ts';

/** A publication takes a few seconds; one that is older was left by a process that died. */
const LEFT_AFTER_SECONDS = 60;

/**
 * Finishes what processes that died have left, or drops it where no file was written yet. Where no other runtime shares the database, whatever is
 * pending was left.
 */
export async function recoverPublications(deps: Deps): Promise<void> {
  for (const pending of await deps.store.listPending(deps.settings.sharesDatabase ? LEFT_AFTER_SECONDS : 0)) {
    const { flowId } = pending.publication;
    try {
      await deps.library.inTurn(path.join(deps.settings.flowsDir, flowId), () => settle(deps, pending));
    } catch (error) {
      deps.log.error({ err: error, flowId }, 'a publication that was interrupted could not be finished; its draft is still there');
    }
  }
}

/** Before a flow is published: what was left of the last time is settled. Throws a `Refused` while another runtime publishes it. */
export async function settlePending(deps: Deps, flowId: string): Promise<void> {
  const pending = await deps.store.findPending(flowId);
  if (pending === null) return;
  const left = await deps.store.listPending(deps.settings.sharesDatabase ? LEFT_AFTER_SECONDS : 0);
  if (!left.some(({ publication }) => publication.flowId === flowId))
    throw new Refused(409, 'being-published', 'This flow is being published at this moment; look again in a minute.');
  await settle(deps, pending);
}

async function settle(deps: Deps, pending: PendingPublication): Promise<void> {
  const { store, log, settings } = deps;
  const { flowId, number } = pending.publication;
  await removeHalfWritten(path.join(settings.flowsDir, flowId));
  const { isWritten, isUntouched, isForeign } = await stateOfFiles(deps, pending);
  if (isForeign || (isUntouched && !isWritten)) {
    await store.dropPending(flowId);
    const why = isForeign ? 'its files were changed meanwhile' : 'none of its files was written';
    log.warn({ flowId, number, tell: true }, `a publication of ${flowId} was interrupted and is dropped: ${why}; the draft is still there`);
    return;
  }
  await carryOut(deps, pending);
  log.warn({ flowId, number, tell: true }, `a publication of ${flowId} was interrupted; it is finished`);
}

async function stateOfFiles({ settings }: Deps, pending: PendingPublication) {
  const { flowId, flow, layout, files } = pending.publication;
  const wanted = new Map<string, string | null>(files.map(({ path: name, hash }) => [name, hash]));
  wanted.set('flow.json', sha256(canonicalJson(flow))).set('layout.json', sha256(canonicalJson(layout)));
  const state = { isWritten: true, isUntouched: true, isForeign: false };
  for (const name of pendingFiles(pending)) {
    const hash = await hashOfFile(path.join(settings.flowsDir, flowId, name));
    const isNew = hash === wanted.get(name);
    const isOld = hash === pending.before[name];
    state.isWritten &&= isNew;
    state.isUntouched &&= isOld;
    state.isForeign ||= !isNew && !isOld;
  }
  return state;
}
