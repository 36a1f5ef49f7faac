import type { Deps } from '../deps.ts';
import { callsNow } from '../publishing/calls-now.ts';
import type { Told } from './live-page.ts';

/** Pages are looked after three times in this time; one that is not seen so long is gone. */
const SEEN_WITHIN_SECONDS = 65;

/** Where the calls of a topic's flow are, or how many each flow has. */
export async function callsIn(deps: Pick<Deps, 'store'>, topic: string): Promise<Told> {
  const flowId = flowOf(topic);
  const data = flowId === null ? { byFlow: await deps.store.countCallsByFlow() } : await callsNow(deps, flowId);
  return { id: null, topic, event: 'calls-now', data: { ...data } };
}

/** Who has a flow open: a person once, however many pages he has. */
export async function presenceOf({ store }: Pick<Deps, 'store'>, flowId: string): Promise<Told> {
  const people = new Map<string, { id: string; name: string; since: string; node?: string }>();
  for (const { personId: id, name, since, node } of await store.listPresence(flowId, SEEN_WITHIN_SECONDS))
    people.set(id, { id, name, since: people.get(id)?.since ?? since, ...(node !== null && { node }) });
  return { id: null, topic: `flow:${flowId}`, event: 'presence', data: { people: [...people.values()] } };
}

/** The flow that a topic is about; null for that of all flows. */
export function flowOf(topic: string): string | null {
  return topic.startsWith('flow:') ? topic.slice('flow:'.length) : null;
}
