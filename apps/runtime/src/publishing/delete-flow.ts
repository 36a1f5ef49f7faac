import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { nodeRegistry } from '@callwright/nodes';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { callsNow } from './calls-now.ts';
import { type FlowAt, flowAt, shownContent } from './flow-at.ts';
import { textIn } from './flow-content.ts';
import { pictureOf } from './flow-picture.ts';
import { numbersOf } from './flow-state.ts';
import type { CommitOutcome } from './git/repository.ts';
import type { Person } from './person.ts';
import { Refused } from './refused.ts';
import { staleDraft } from './save-draft.ts';

/** Deletes a flow with its draft and files; git keeps what it had, and calls' stories their versions. Throws a `Refused` while it is used. */
export function deleteFlow(
  deps: Deps,
  person: Person,
  id: string,
  hash: string,
): Promise<{ git: Pick<CommitOutcome, 'state' | 'message'> }> {
  return deps.library.inTurn(path.join(deps.settings.flowsDir, id), async () => {
    const at = await flowAt(deps, id);
    const isUnreadable = at.draft === null && at.live === null;
    if (!isUnreadable && shownContent(at).hash !== hash) throw staleDraft(at);
    await refuseUsed(deps, at);
    const git = await deleteFiles(deps, person, at);
    await deps.store.deleteFlow(id);
    await deps.live.tell('flows', 'deleted', { id });
    await deps.live.tell(`flow:${id}`, 'deleted', { id });
    return { git: { state: git.state, message: git.message } };
  });
}

async function refuseUsed(deps: Deps, { id }: FlowAt): Promise<void> {
  const numbers = numbersOf(deps, id);
  if (numbers.length > 0)
    throw new Refused(409, 'number-leads-here', `${numbers.join(', ')} leads to this flow. Give the number another flow first.`, {
      numbers,
    });
  const { total } = await callsNow(deps, id);
  if (total > 0)
    throw new Refused(409, 'calls-run', total === 1 ? 'A call is in this flow now.' : `${total} calls are in this flow now.`, {
      calls: total,
    });
  const others = [...(await deps.store.listLivePublications()), ...(await deps.store.listDrafts())].filter(({ flowId }) => flowId !== id);
  const usedBy = others.filter(({ flow, layout }) => pictureOf(flow, layout, nodeRegistry).names.includes(id)).map(({ flowId }) => flowId);
  if (usedBy.length > 0)
    throw new Refused(409, 'flow-in-use', `It is used by ${[...new Set(usedBy)].join(', ')}.`, { usedBy: [...new Set(usedBy)] });
}

async function deleteFiles({ repository, clock }: Deps, person: Person, { id, folder, live, draft }: FlowAt): Promise<CommitOutcome> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ file: path.join(entry.parentPath, entry.name), content: null }));
  if (files.length === 0) return { state: 'unchanged', commit: null, message: 'It had no files.' };
  await rm(folder, { recursive: true });
  const title = textIn(draft?.flow ?? live?.flow ?? null, 'title') ?? id;
  const message = `Delete the flow ${title}\n\nCallwright-Flow: ${id}\n`;
  return repository.commit({ files, author: { name: person.name, email: person.email }, message, at: isoTime(clock) });
}
