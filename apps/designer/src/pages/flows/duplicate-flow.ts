import type { JsonValue } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { recordOf } from '../../json/is-record.ts';
import { freeName } from '../../page-parts/free-name.ts';
import { createFlow } from './create-flow.ts';
import { fileOf, sendFile } from './flow-files.ts';

/** Makes a flow like another one, as a draft with its tests and recordings. Answers its id. */
export async function duplicateFlow(id: string, title: string): Promise<string> {
  const [{ flow, layout }, files, cards] = await Promise.all([
    answered(api.flows[':id'].$get({ param: { id } })),
    answered(api.flows[':id'].files.$get({ param: { id } })),
    answered(api.flows.$get({ query: {} })),
  ]);
  const newId = freeName(title, new Set(cards.map((card) => card.id)), 'flow');
  const kept = files.filter(({ changed }) => changed !== 'removed').map(({ path }) => path);
  const tests: Record<string, JsonValue> = {};
  for (const path of kept) {
    const name = /^calls\/([\w-]{1,80})\.call\.json$/.exec(path)?.[1];
    if (name !== undefined) tests[name] = JSON.parse(await (await fileOf(id, path)).text());
  }
  await createFlow({ flow: { ...recordOf(flow), id: newId, title }, layout: recordOf(layout), tests });
  for (const path of kept.filter((one) => one.startsWith('prompts/'))) await sendFile(newId, path, await fileOf(id, path));
  return newId;
}
