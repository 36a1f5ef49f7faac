import { canonicalJson, type JsonValue } from '@callwright/flow-schema';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { FlowContent } from '../store/publishing-store.ts';
import { textIn } from './flow-content.ts';
import type { Person } from './person.ts';
import { createDraft } from './save-draft.ts';

/** Makes a flow that is not live yet: a draft, with its tests beside it. Answers its id. */
export async function createFlow(
  deps: Deps,
  person: Person,
  { flow, layout, tests }: FlowContent & { tests: Readonly<Record<string, JsonValue>> },
): Promise<string> {
  const id = textIn(flow, 'id') ?? '';
  await createDraft(deps, person, id, { flow, layout });
  for (const [name, test] of Object.entries(tests)) {
    const content = Buffer.from(canonicalJson(test));
    const saved = { savedAt: isoTime(deps.clock), savedBy: person.name };
    await deps.store.saveDraftFile({ flowId: id, path: `calls/${name}.call.json`, content, base: null, seconds: null, ...saved });
  }
  return id;
}
